-- Makes sections of the derivations' entries, and links of the names in formulas, for the page of
-- verdicts: there is one of each in each language, so the language goes before every id.

local language = ""

local function read_language(meta)
  language = pandoc.utils.stringify(meta.lang)
end

local function shape_span(span)
  if span.classes:includes("n") then
    return pandoc.Link(span.content, "#" .. language .. "-" .. "d-" .. span.attributes.key)
  end
end

local function shape_entry(div)
  if div.classes:includes("derivation") then
    local blocks = div.content
    local name = blocks:remove(1).content
    blocks:insert(1, pandoc.Header(3, name))
    return pandoc.Div(blocks, pandoc.Attr(language .. "-" .. div.identifier, { "entry" }))
  end
end

return {
  { Meta = read_language },
  { Span = shape_span, Div = shape_entry },
}

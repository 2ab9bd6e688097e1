-- Numbers tables, figures and sections and resolves references to them, as Quarto does.
-- The words ("Tabel", "Gambar", "Bagian") come from the document's `language` metadata.

local words = {}
local numbers = {}
local counts = { tbl = 0, fig = 0 }
local section = {}

local function kind_of(id)
  local kind = id:match("^(%a+)%-")
  return (kind == "tbl" or kind == "fig" or kind == "sec") and kind or nil
end

local function read_words(meta)
  local language = meta.language or {}
  words.tbl = language["crossref-tbl-title"] or "Table"
  words.fig = language["crossref-fig-title"] or "Figure"
  words.sec = language["crossref-sec-prefix"] or "Section"
  for kind, word in pairs(words) do
    words[kind] = pandoc.utils.stringify(word)
  end
end

local function number_header(header)
  if header.classes:includes("unnumbered") then
    return
  end
  section[header.level] = (section[header.level] or 0) + 1
  for level = header.level + 1, 6 do
    section[level] = nil
  end
  local parts = {}
  for level = 1, header.level do
    table.insert(parts, tostring(section[level] or 0))
  end
  if kind_of(header.identifier) == "sec" then
    numbers[header.identifier] = table.concat(parts, ".")
  end
end

-- What _extensions/runut/floats.lua gives a form.
local function number_div(div)
  local kind = kind_of(div.identifier)
  if kind ~= "tbl" and kind ~= "fig" then
    return nil
  end
  local last = div.content[#div.content]
  if not last or last.t ~= "Para" then
    error("a " .. kind .. " div must end with its caption, a paragraph")
  end
  counts[kind] = counts[kind] + 1
  numbers[div.identifier] = tostring(counts[kind])
  div.attributes.label = words[kind] .. "\u{a0}" .. counts[kind] .. ":"
  return div
end

local function resolve(cite)
  local inlines = pandoc.Inlines({})
  for i, citation in ipairs(cite.citations) do
    local kind = kind_of(citation.id)
    if not kind then
      assert(i == 1, "a citation follows @" .. cite.citations[1].id .. " at once: part them")
      return nil
    end
    local number = numbers[citation.id] or error("no such cross reference: @" .. citation.id)
    if i > 1 then
      inlines:insert(pandoc.Str(", "))
    end
    inlines:insert(pandoc.Link({ pandoc.Str(words[kind] .. "\u{a0}" .. number) }, "#" .. citation.id))
  end
  return inlines
end

return {
  { Meta = read_words },
  { Header = number_header, Div = number_div, traverse = "topdown" },
  { Cite = resolve },
}

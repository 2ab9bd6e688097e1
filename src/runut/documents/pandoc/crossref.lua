-- Numbers tables, figures, sections and equations and resolves references to them, as Quarto does.
-- The words ("Tabel", "Gambar", "Bagian") come from the document's `language` metadata. What is wrong
-- is told as pandoc tells what it warns of, all at once.

local written_in = {
  en = { tbl = "Table", fig = "Figure", sec = "Section", eq = "Equation" },
  id = { tbl = "Tabel", fig = "Gambar", sec = "Bagian", eq = "Persamaan" },
}
local words = {}
local lacking = {}
local numbers = {}
local counts = { tbl = 0, fig = 0, eq = 0 }
local section = {}
local unnumbered = {}

local function kind_of(id)
  local kind = id:match("^(%a+)%-")
  return words[kind or ""] and kind or nil
end

local function warn(text)
  io.stderr:write("[WARNING] " .. text .. "\n")
end

local function read_words(meta)
  local language = meta.language or {}
  local lang = meta.lang and pandoc.utils.stringify(meta.lang):sub(1, 2) or "en"
  local usual = written_in[lang]
  for kind, word in pairs(usual or written_in.en) do
    local is_float = kind == "tbl" or kind == "fig"
    local name = "crossref-" .. kind .. (is_float and "-title" or "-prefix")
    words[kind] = language[name] and pandoc.utils.stringify(language[name]) or word
    lacking[kind] = not (usual or language[name]) and "language: {" .. name .. ": …} in the front matter"
  end
end

-- What a table, a figure, a section or an equation is called.
local function word_for(id)
  local kind = kind_of(id)
  if lacking[kind] then
    warn("found #" .. id .. " and no word for its kind in this language, expected " .. lacking[kind])
    lacking[kind] = nil
  end
  return words[kind]
end

local function number_header(header)
  if header.classes:includes("unnumbered") then
    unnumbered[header.identifier] = true
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

-- What _extensions/runut/floats.lua gives a form. A part of a figure has a letter of its own.
local function number_div(div)
  local kind = kind_of(div.identifier)
  if kind ~= "tbl" and kind ~= "fig" then
    return nil
  end
  local last = div.content[#div.content]
  -- what has no words is the picture itself
  if not last or last.t ~= "Para" or pandoc.utils.stringify(last) == "" then
    warn("found #" .. div.identifier .. " without a caption, expected a paragraph at the div's end")
    numbers[div.identifier] = "?"
    return nil
  end
  local part, whole = div.attributes.part, div.attributes.whole
  if part then
    -- as Quarto writes it in each format
    local letter = FORMAT:match("typst") and part or " (" .. part .. ")"
    numbers[div.identifier] = (numbers[whole] or "") .. letter
    div.attributes = { label = "(" .. part .. ")" }
    return div
  end
  counts[kind] = counts[kind] + 1
  numbers[div.identifier] = tostring(counts[kind])
  div.attributes.label = word_for(div.identifier) .. "\u{a0}" .. counts[kind] .. ":"
  return div
end

local function number_equation(span)
  if kind_of(span.identifier) ~= "eq" or not span.classes:includes("equation") then
    return nil
  end
  counts.eq = counts.eq + 1
  numbers[span.identifier] = tostring(counts.eq)
  span.attributes.number = tostring(counts.eq)
  return span
end

-- What a reference names; at the beginning of a sentence it may have a capital.
local function label_of(citation)
  local small = citation.id:gsub("^%u", string.lower)
  return kind_of(small) and small or citation.id
end

local function resolve(cite)
  local inlines = pandoc.Inlines({})
  for i, citation in ipairs(cite.citations) do
    local id = label_of(citation)
    local kind = kind_of(id)
    if not kind then
      if i > 1 then
        warn("found @" .. citation.id .. " beside @" .. cite.citations[1].id .. ", expected them apart")
      end
      return nil
    end
    local number = numbers[id]
    if not number then
      local why = unnumbered[id] and ", a section without a number" or ", a label that there is not"
      warn("found @" .. citation.id .. why)
      number = "?"
    end
    if i > 1 then
      inlines:insert(pandoc.Str(", "))
    end
    -- words before it stand in place of its own, as Quarto has it
    local word = citation.mode == "SuppressAuthor" and "" or word_for(id) .. "\u{a0}"
    if #citation.prefix > 0 then
      word = ""
      inlines:extend(citation.prefix)
      inlines:insert(pandoc.Str("\u{a0}"))
    end
    inlines:insert(pandoc.Link({ pandoc.Str(word .. number) }, "#" .. id))
    inlines:extend(citation.suffix)
  end
  return inlines
end

return {
  { Meta = read_words },
  { Header = number_header, Div = number_div, Span = number_equation, traverse = "topdown" },
  { Cite = resolve },
}

-- What there is to be checked in a manuscript (runut.notebooks.reading, by program.lua). Pandoc decides
-- here what is prose, code, formula or raw text; where in the source a thing stands, which it does not
-- know, is looked up.

PANDOC_VERSION:must_be_at_least("3.1")

local OPENS, CLOSES = "\u{E000}", "\u{E001}" -- around a typed numeral; no text holds them
local MARKS = { "year", "law", "name", "enumeration" }
local ONLY_QUARTO = {
  "^panel%-", "^content%-visible$", "^content%-hidden$", "^column%-", "^aside$", "^proof$", "^remark$",
  "^solution$", "^appendix$",
}
local OF_CODE = { "filename", "code-line-numbers", "code-fold" }
local CALLOUTS = { "note", "tip", "warning", "important", "caution" }
local STYLED = { "collapse", "appearance", "icon" } -- a callout's form beyond the plain one

local function has(list, value)
  return pandoc.List.includes(list, value)
end

local function kind_of(id)
  return id:match("^(%a+)%-")
end

local function is_callout(classes)
  return classes:find_if(function(name)
    return has(CALLOUTS, name:match("^callout%-(.+)$") or "")
  end)
end

local function text_of(inlines)
  return pandoc.utils.stringify(inlines)
end

local kinds -- of labels: those that the embedded renderer numbers, and others
local found -- in the manuscript that is read

local function refuse(what, near)
  table.insert(found.only_quarto, { what = what, near = near or what:match("%S+$") })
end

local function nothing()
  return {}, false
end

-- A paragraph's words, its typed numerals marked; what is not prose stands for its place at most.
local function prose_of(inlines)
  local marked = pandoc.Inlines(inlines):walk({
    traverse = "topdown",
    Str = function(str)
      return pandoc.Str((str.text:gsub("%d[%d.,]*", OPENS .. "%0" .. CLOSES)))
    end,
    Code = function(code)
      return pandoc.Str(code.text), false
    end,
    Cite = function(cite)
      return pandoc.Str(text_of(cite)), false
    end,
    Span = function(span)
      if span.classes:find_if(function(name) return has(MARKS, name) end) then
        return pandoc.Str(text_of(span)), false
      end
    end,
    Math = nothing,
    Image = nothing,
    Note = nothing, -- its paragraphs come by themselves
  })
  local text = text_of(marked):gsub("{#eq%-[^}]*}", ""):gsub("{{<.->}}", "")
  table.insert(found.prose, text)
end

local function note_classes(element)
  for _, name in ipairs(element.classes) do
    for _, pattern in ipairs(ONLY_QUARTO) do
      if name:match(pattern) then
        local what = name:match("^panel") and "the panel " or name:match("^content") and "conditional "
          or name:match("%-") and "the layout class " or "the class "
        refuse(what .. name)
      end
    end
  end
  for name in pairs(element.attributes) do
    local columns = name == "layout-ncol" and kind_of(element.identifier) == "fig"
    if name:match("^layout") and not columns then
      refuse("the attribute " .. name)
    end
  end
end

local function note_label(element)
  local kind = kind_of(element.identifier)
  if has(kinds.numbered, kind) then
    table.insert(found.labels, element.identifier)
  end
  if has(kinds.others, kind) then
    refuse("the label " .. element.identifier)
  end
end

-- `$$ … $$ {#eq-a alt="…"}`: the label is text to pandoc.
local function label_after(inlines, at)
  local rest = pandoc.Inlines({})
  for i = at + 1, #inlines do
    rest:insert(inlines[i])
  end
  local label, more = text_of(rest):match("^%s*{#(eq%-[%w_-]+)%s*([^}]*)}")
  return label, more and (more:match('alt=[“"\'‘]') or more:match("alt=")) ~= nil
end

local function note_formulas(inlines)
  for at, inline in ipairs(inlines) do
    if inline.t == "Math" then
      local label, alt = label_after(inlines, at)
      if label then
        table.insert(found.labels, label)
      end
      if inline.mathtype == "InlineMath" or not label then
        alt = false
      end
      local first = (inline.text:match("%S[^\n]*") or ""):gsub("%s+$", "")
      table.insert(found.formulas, { first = first, alt = alt })
    end
  end
end

local seen = { traverse = "topdown" }

function seen.Inlines(inlines)
  note_formulas(inlines)
  for at, inline in ipairs(inlines) do
    local name = inlines[at + 2]
    if inline.t == "Str" and inline.text:match("{{<$") and name and name.t == "Str" then
      refuse("the shortcode " .. name.text)
    end
  end
end

function seen.Span(span)
  note_classes(span)
  note_label(span)
  if span.attributes.alt and #span.content == 1 and span.content[1].t == "Math" then
    return span, false
  end
end

function seen.Cite(cite)
  for _, citation in ipairs(cite.citations) do
    table.insert(found.cited, citation.id)
  end
end

function seen.Code(code)
  local call = code.text:match("^{python} (.*)$")
  if call then
    table.insert(found.codes, call)
  end
end

function seen.Image(image)
  if kind_of(image.identifier) == "fig" and #image.caption == 0 then
    refuse("#" .. image.identifier .. ", a figure without a caption,", "#" .. image.identifier)
  end
  local alt = image.attributes["fig-alt"] or image.attributes.alt or ""
  note_label(image)
  note_classes(image)
  table.insert(found.images, {
    source = image.src, alt = alt ~= "", expected = '{fig-alt="…"} after it',
  })
  return image, false -- its description is shown as a figure's caption
end

function seen.Figure(figure)
  note_label(figure)
end

-- A row's cells are told apart from those of other rows by one another.
function seen.Table(tbl)
  note_label(tbl)
  local function rows_of(part)
    for _, row in ipairs(part) do
      local inlines = pandoc.Inlines({})
      for _, cell in ipairs(row.cells) do
        inlines:extend(pandoc.utils.blocks_to_inlines(cell.contents))
        inlines:insert(pandoc.Space())
      end
      prose_of(inlines)
    end
  end
  rows_of(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do
    rows_of(body.head)
    rows_of(body.body)
  end
  rows_of(tbl.foot.rows)
  prose_of(pandoc.utils.blocks_to_inlines(tbl.caption.long))
  local others = {}
  for name, look in pairs(seen) do
    others[name] = (name ~= "Plain" and name ~= "Para") and look or nil
  end
  tbl:walk(others)
  return tbl, false
end

function seen.CodeBlock(block)
  note_label(block)
  if block.classes:includes("indented-cell") then
    refuse("a cell that is indented", block.text:match("[^\n]*"))
  end
  for _, name in ipairs(OF_CODE) do
    if block.attributes[name] then
      refuse("the attribute " .. name)
    end
  end
end

-- No document is made by way of LaTeX, so that it would show nowhere.
local function note_tex(raw)
  if raw.format:match("tex$") then
    table.insert(found.raw_tex, raw.text:match("[^\n]*"))
  end
end

-- A page shows what is written in HTML, its pictures too.
local function note_raw(raw)
  note_tex(raw)
  local shown = raw.format:match("^html") and raw.text or ""
  if shown ~= "" and not shown:match("^%s*<!%-%-") then
    table.insert(found.raw_html, shown:match("[^\n]*"))
  end
  for picture in shown:gmatch("<img%s[^>]*>") do
    local source = picture:match("%ssrc%s*=%s*[\"']([^\"']*)")
    local alt = picture:match("%salt%s*=%s*[\"'][^\"']") ~= nil
    table.insert(found.images, { source = source or picture, alt = alt, expected = 'alt="…" in it' })
  end
end

seen.RawBlock, seen.RawInline = note_raw, note_raw

function seen.Header(header)
  note_label(header)
  note_classes(header)
  table.insert(found.headings, { level = header.level, text = text_of(header) })
  prose_of(header.content)
end

function seen.Para(para)
  prose_of(para.content)
end

function seen.Plain(plain)
  prose_of(plain.content)
end

function seen.LineBlock(block)
  for _, line in ipairs(block.content) do
    prose_of(line)
  end
end

function seen.Div(div)
  note_label(div)
  note_classes(div)
  local callout = is_callout(div.classes)
  if not callout then
    return nil
  end
  prose_of(pandoc.Inlines(div.attributes.title or {}))
  for _, name in ipairs(STYLED) do
    if div.attributes[name] then
      refuse("the callout’s " .. name, name .. "=")
    end
  end
  -- its heading is a title, of no level
  if div.content[1] and div.content[1].t == "Header" then
    div.content[1] = pandoc.Para(div.content[1].content)
    return div
  end
end

-- The keys of all that can be cited. Pandoc reads the bibliography, in whichever form it is.
local function keys_of(doc)
  doc.meta.nocite = pandoc.MetaInlines({
    pandoc.Cite({}, { pandoc.Citation("*", "NormalCitation") }),
  })
  return pandoc.List.map(pandoc.utils.references(doc), function(one) return one.id end)
end

return function(task)
  kinds = task.kinds
  found = {
    prose = {}, codes = {}, labels = {}, cited = {}, images = {}, headings = {}, formulas = {},
    only_quarto = {}, raw_tex = {}, raw_html = {},
  }
  local doc = pandoc.read(task.text, task.from)
  if #task.bibliography > 0 then
    doc.meta.bibliography = task.bibliography
  end
  doc.blocks:walk(seen)
  local abstract = doc.meta.abstract
  if pandoc.utils.type(abstract) == "Inlines" then
    abstract = pandoc.Blocks({ pandoc.Plain(abstract) })
  end
  if abstract then
    abstract:walk(seen)
  end
  found.keys = keys_of(doc)
  return found
end

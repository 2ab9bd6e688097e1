-- Gives numbered tables and figures their form, whichever renderer numbered them: the label in bold
-- before the caption, above a table and below a figure. In a PDF by Quarto, Typst numbers them.

-- Quarto's table or figure as a div like the embedded renderer's: its label an attribute, its caption
-- the last paragraph. What else Quarto numbers, and parts of a figure, are left to it.
local function unwrap(float)
  local known = float.type == "Table" or float.type == "Figure"
  if FORMAT:match("typst") or not known or float.parent_id or float.has_subfloats then
    return nil
  end
  local caption = float.caption_long and float.caption_long.content:clone() or pandoc.Inlines({})
  quarto.doc.crossref.decorate_caption_with_crossref(float)
  local label = pandoc.Inlines({})
  for i = 1, #float.caption_long.content - #caption do
    label:insert(float.caption_long.content[i])
  end
  local text = pandoc.utils.stringify(label):gsub("%s+$", "")
  local blocks = pandoc.Blocks({})
  blocks:extend(pandoc.utils.type(float.content) == "Blocks" and float.content or { float.content })
  blocks:insert(pandoc.Para(caption))
  return pandoc.Div(blocks, pandoc.Attr(float.identifier, {}, { label = text }))
end

local function shape_figure(id, blocks, caption)
  blocks = blocks:walk({
    Para = function(para)
      return pandoc.Plain(para.content)
    end,
  })
  if not FORMAT:match("html") then
    return pandoc.Figure(blocks, { long = { pandoc.Plain(caption) } }, { id = id })
  end
  -- Quarto would make one of its own figures of pandoc's
  caption:insert(1, pandoc.RawInline("html", "<figcaption>"))
  caption:insert(pandoc.RawInline("html", "</figcaption>"))
  blocks:insert(1, pandoc.RawBlock("html", '<figure id="' .. id .. '">'))
  blocks:insert(pandoc.Plain(caption))
  blocks:insert(pandoc.RawBlock("html", "</figure>"))
  return blocks
end

local function shape_table(id, blocks, caption)
  blocks = blocks:walk({
    Table = function(table)
      table.caption = { long = { pandoc.Plain(caption) } }
      table.identifier = FORMAT:match("typst") and id or ""
      return table
    end,
  })
  if FORMAT:match("typst") and #blocks == 1 then
    -- no source line parts the table from the text below it
    blocks:insert(pandoc.RawBlock("typst", "#v(2em, weak: true)"))
  end
  if FORMAT:match("typst") then
    blocks:insert(1, pandoc.RawBlock("typst", "#table-block["))
    blocks:insert(pandoc.RawBlock("typst", "]"))
  end
  -- a Typst label belongs to the figure itself; a page scrolls the box around a wide table
  return FORMAT:match("typst") and blocks or pandoc.Div(blocks, { id = id, class = "table" })
end

local function shape(div)
  local label = div.attributes.label
  if not label then
    return nil
  end
  local blocks = div.content
  local words = blocks:remove().content
  -- of a part plain, as Quarto has it
  local shown = label:match("^%(") and pandoc.Str(label) or pandoc.Strong({ pandoc.Str(label) })
  local caption = pandoc.Inlines({ shown, pandoc.Space() }) .. words
  local shape_kind = div.identifier:match("^fig") and shape_figure or shape_table
  return shape_kind(div.identifier, blocks, caption)
end

-- Quarto types a heading's number in DOCX, "1. "; pandoc sets it in a style of its own, before a tab.
local function set_number(header)
  local number = header.attributes.number
  if not (quarto and number and FORMAT:match("docx")) then
    return nil
  end
  while pandoc.utils.stringify(header.content[1]):match("^[%d. ]*$") do
    header.content:remove(1)
  end
  header.content:insert(1, pandoc.Span(pandoc.Str(number), { ["custom-style"] = "Section Number" }))
  header.content:insert(2, pandoc.RawInline("openxml", "<w:r><w:tab/></w:r>"))
  return header
end

-- Quarto wraps what a cell shows in divs whose ids differ from run to run.
local function shape_div(div)
  if div.classes:includes("cell") or div.classes:includes("cell-output") then
    return div.content
  end
  return shape(div)
end

-- Quarto parts a figure from a table before it by an empty paragraph in DOCX.
local function drop_empty(para)
  if FORMAT:match("docx") and pandoc.utils.stringify(para) == " " then
    return {}
  end
end

return {
  { FloatRefTarget = unwrap, Header = set_number, Para = drop_empty },
  { Div = shape_div },
}

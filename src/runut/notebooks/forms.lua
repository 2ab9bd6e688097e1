-- For the embedded renderer: what Quarto lets authors write in several forms, turned into the one that
-- crossref.lua numbers and the extension's filters shape.

local contents = { en = "Table of contents", id = "Daftar Isi" }
local folder = ""

local function is(kind, element)
  return element.identifier and element.identifier:match("^" .. kind .. "%-") ~= nil
end

local function typst(text)
  return pandoc.RawBlock("typst", text)
end

local function read_meta(meta)
  folder = meta["manuscript-folder"] and pandoc.utils.stringify(meta["manuscript-folder"]) or ""
  local lang = meta.lang and pandoc.utils.stringify(meta.lang):sub(1, 2) or "en"
  meta["toc-title"] = meta["toc-title"] or contents[lang] or contents.en
  return meta
end

-- A picture is looked for beside the manuscript, or from a slash on in the project, and pandoc works
-- in another folder of it. Typst takes the name of a file as it is, and no address.
local function place_image(image)
  if image.src:match("^/") then
    image.src = ".." .. image.src
  elseif folder ~= "" and not (image.src:match("^%.%./") or image.src:match("^%a[%w+.-]*:")) then
    image.src = folder .. "/" .. image.src
  end
  if FORMAT:match("typst") then
    image.src = image.src:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
  end
  return image
end

-- A numbered figure or table: a div that ends with its caption, a paragraph.
local function numbered(id, blocks, caption, attributes)
  blocks = pandoc.Blocks(blocks)
  blocks:insert(pandoc.Para(pandoc.utils.blocks_to_inlines(caption)))
  return pandoc.Div(blocks, pandoc.Attr(id, {}, attributes or {}))
end

local function without_description(blocks)
  return blocks:walk({
    Image = function(image)
      image.caption = {}
      return image
    end,
  })
end

local function shape_figure(figure)
  if is("fig", figure) then
    return numbered(figure.identifier, without_description(figure.content), figure.caption.long)
  end
end

local function set_widths(tbl)
  local widths = pandoc.List({})
  for width in (tbl.attributes["tbl-colwidths"] or ""):gmatch("[%d.]+") do
    widths:insert(tonumber(width))
  end
  tbl.attributes["tbl-colwidths"] = nil
  local all = 0
  for _, width in ipairs(widths) do
    all = all + width
  end
  if #widths == #tbl.colspecs then
    tbl.colspecs = tbl.colspecs:map(function(spec, i)
      return { spec[1], widths[i] / math.max(all, 100) }
    end)
  end
end

local function shape_table(tbl)
  set_widths(tbl)
  if not is("tbl", tbl) then
    return tbl
  end
  local id, caption = tbl.identifier, tbl.caption.long
  tbl.identifier, tbl.caption = "", {}
  return numbered(id, { tbl }, caption)
end

-- A table's caption in pandoc's own form, within a div that has the label.
local function caption_last(div)
  local last = div.content[#div.content]
  if not is("tbl", div) or (last and last.t == "Para") then
    return
  end
  local caption
  div.content = div.content:walk({
    Table = function(tbl)
      caption, tbl.caption = tbl.caption.long, {}
      return tbl
    end,
  })
  if caption and #caption > 0 then
    div.content:insert(pandoc.Para(pandoc.utils.blocks_to_inlines(caption)))
  end
end

-- In Word a table sets side by side, as Quarto has it; pandoc takes widths there for parts of the text's.
local function side_by_side(parts, columns)
  local rows, aligns, widths = pandoc.List({}), pandoc.List({}), pandoc.List({})
  for column = 1, columns do
    aligns:insert("AlignDefault")
    widths:insert(1 / columns)
  end
  for at, part in ipairs(parts) do
    if at % columns == 1 or columns == 1 then
      rows:insert(pandoc.List({}))
    end
    rows[#rows]:insert({ part })
  end
  for _ = #rows[#rows] + 1, columns do
    rows[#rows]:insert({})
  end
  local tbl = pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligns, widths, {}, rows))
  tbl.attributes["custom-style"] = "FigureTable"
  return tbl:walk({
    Image = function(image)
      local width = image.attributes.width or "100%"
      image.attributes.width = width:gsub("^([%d.]+)%%$", function(part)
        return tonumber(part) * 0.96 / columns .. "%"
      end)
      return image
    end,
  })
end

-- The parts of a figure, side by side where it says so; crossref.lua letters them.
local function set_parts(div)
  local columns = tonumber(div.attributes["layout-ncol"])
  div.attributes["layout-ncol"] = nil
  local parts, rest, letter = pandoc.Blocks({}), pandoc.Blocks({}), string.byte("a")
  for _, block in ipairs(div.content) do
    local is_part = block.t == "Div" and is("fig", block)
    if is_part then
      block.attributes.part, block.attributes.whole = string.char(letter), div.identifier
      letter = letter + 1
    end
    local shown = is_part or (columns and block ~= div.content[#div.content])
    ;(shown and parts or rest):insert(block)
  end
  if not columns or #parts == 0 then
    return div
  end
  local grid = pandoc.Div(parts, {
    style = "display: grid; gap: 1em; grid-template-columns: repeat(" .. columns .. ", 1fr)",
  })
  if FORMAT:match("typst") then
    grid = pandoc.Div({ typst("#grid(columns: " .. columns .. ", gutter: 1em,") })
    for _, part in ipairs(parts) do
      grid.content:extend({ typst("["), part, typst("],") })
    end
    grid.content:insert(typst(")"))
  elseif FORMAT == "docx" then
    grid = side_by_side(parts, columns)
  end
  rest:insert(1, grid)
  div.content = rest
  return div
end

-- A data frame, say: its table, without what only the page of a notebook needs.
local function tables_in(html)
  local read = pandoc.read(html, "html")
  return read.blocks:walk({
    RawBlock = function()
      return {}
    end,
    Div = function(div)
      return div.content
    end,
    Table = function(tbl)
      tbl.attr = {}
      return tbl
    end,
  })
end

local function shape_div(div)
  if div.classes:includes("shown-as-html") then
    return tables_in(div.content[1].text)
  end
  caption_last(div)
  return is("fig", div) and set_parts(div) or div
end

-- `$$ … $$ {#eq-a alt="…"}`: what follows the formula is text to pandoc.
local function label_among(inlines)
  local found = pandoc.Inlines({})
  local at = 1
  while at <= #inlines do
    local one, label = inlines[at], nil
    if one.t == "Math" and one.mathtype == "DisplayMath" then
      for last = at + 1, #inlines do
        local text = pandoc.utils.stringify(pandoc.Inlines({ table.unpack(inlines, at + 1, last) }))
        label = text:match("^%s*{#(eq%-[%w_-]+)[^}]*}$")
        if label then
          local alt = text:match("alt=[“\"'‘]*(.-)[”\"'’]*%s*}$")
          found:insert(pandoc.Span({ one }, pandoc.Attr(label, { "equation" }, { alt = alt })))
          at = last
          break
        end
      end
    end
    if not label then
      found:insert(one)
    end
    at = at + 1
  end
  return found
end

-- Only in a text that has formulas: to look through all others would cost as much as to read them.
local function label_equations(document)
  local has_math = false
  document.blocks:walk({
    Math = function()
      has_math = true
    end,
  })
  return has_math and document:walk({ Inlines = label_among }) or nil
end

return {
  { Meta = read_meta },
  { Image = place_image, Pandoc = label_equations },
  { Figure = shape_figure, Table = shape_table },
  { Div = shape_div },
}

-- Gives the blocks and pictures of the manuscripts their form in each format: abstract, keywords,
-- source lines, and alternative text for readers who do not see a figure.

local headings = {
  abstract = { id = "Abstrak", en = "Abstract", key = "section-title-abstract" },
  keywords = { id = "Kata kunci", en = "Keywords", key = "title-block-keywords" },
}
local styles = { abstract = "Abstract", keywords = "Keywords", source = "Source Note" }
local language = "en"
local words = {}

local function typst_string(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"') .. '"'
end

local function read_language(meta)
  words = meta.language or {}
  if meta.lang then
    language = pandoc.utils.stringify(meta.lang):sub(1, 2)
  end
end

local function shape_div(div)
  if div.classes:includes("opens") and not FORMAT:match("html") then
    return {} -- on paper no number opens
  end
  local class = div.classes:find_if(function(name)
    return styles[name] ~= nil
  end)
  if not class then
    return nil
  end
  local blocks = div.content
  if headings[class] then
    local own = words[headings[class].key]
    local heading = own and pandoc.utils.stringify(own) or headings[class][language] or headings[class].en
    local word = pandoc.Inlines({ pandoc.Strong({ pandoc.Str(heading .. ":") }), pandoc.Space() })
    local first = blocks[1]
    if first and (first.t == "Para" or first.t == "Plain") then
      word:extend(blocks:remove(1).content)
    end
    blocks:insert(1, pandoc.Para(word))
  end
  if FORMAT:match("typst") then
    blocks:insert(1, pandoc.RawBlock("typst", "#" .. class .. "-block["))
    blocks:insert(pandoc.RawBlock("typst", "]"))
    return blocks
  end
  if FORMAT:match("docx") then
    return pandoc.Div(blocks, { ["custom-style"] = styles[class] })
  end
  return pandoc.Div(blocks, { class = class })
end

-- Pixels, which a length without a unit is, too, are no unit of Typst's.
local function typst_length(text)
  local pixels = text:match("^([%d.]+)p?x?$")
  return pixels and tonumber(pixels) * 0.75 .. "pt" or text
end

-- A picture fills the width, but one that has a size of its own, or that stands among words.
local function typst_image(image, alt)
  local width, height = image.attributes.width, image.attributes.height
  local among = image.classes:includes("among-words")
  if not (width or height or among) then
    width = image.classes:includes("small") and "62%" or "100%"
  end
  local form = typst_string(image.src) .. ", alt: " .. typst_string(alt)
  form = form .. (width and ", width: " .. typst_length(width) or "")
  form = form .. (height and ", height: " .. typst_length(height) or "")
  return pandoc.RawInline("typst", among and "#box(image(" .. form .. "))" or "#image(" .. form .. ")")
end

-- Typst would begin a line with a picture.
local function note_among_words(para)
  if not FORMAT:match("typst") or #para.content == 1 then
    return nil
  end
  return para:walk({
    Image = function(image)
      image.classes:insert("among-words")
      return image
    end,
  })
end

local function shape_image(image)
  local alt = image.attributes["fig-alt"] or image.attributes.alt
  if not alt then
    return nil
  end
  if FORMAT:match("typst") then
    return typst_image(image, alt)
  end
  local narrow = image.attributes.narrow
  for _, name in ipairs({ "fig-alt", "alt", "narrow" }) do
    image.attributes[name] = nil
  end
  if FORMAT:match("docx") then
    -- Word shows PNG everywhere; SVG only in its newer versions
    image.src = image.src:gsub("%.svg$", ".png")
    image.caption = { pandoc.Str(alt) }
    if not image.attributes.height then
      image.attributes.width = image.attributes.width or "16cm"
    end
    return image
  end
  image.attributes.alt = alt
  if not (narrow and FORMAT:match("html")) then
    return image
  end
  -- a page shows one of the two, as wide as it is
  local other = image:clone()
  other.src = narrow
  other.classes:insert("narrow")
  image.classes:insert("wide")
  return { image, other }
end

-- Typst would make an ellipsis of three dots, a minus of a hyphen before a digit, and of "-?" nothing
-- that shows: a text that holds them is set as it is.
local function set_literally(str)
  if str.text:find("%.%.%.") or str.text:find("%-[%d?]") then
    return pandoc.RawInline("typst", "#" .. typst_string(str.text) .. ";")
  end
end

-- The text alone: metadata holds the names of files as well.
local function set_texts(document)
  if not FORMAT:match("typst") then
    return nil
  end
  document.blocks = document.blocks:walk({ Str = set_literally })
  return document
end

-- Pandoc sets a tight list in DOCX in the style of table cells, which is small.
local function loosen(list)
  if not FORMAT:match("docx") then
    return nil
  end
  list.content = list.content:map(function(item)
    return item:map(function(block)
      return block.t == "Plain" and pandoc.Para(block.content) or block
    end)
  end)
  return list
end

-- A formula with its text for readers who do not see it, which pages need not, as MathML speaks. A
-- number is given by the embedded renderer alone (src/runut/documents/pandoc/crossref.lua).
local function shape_formula(span, math)
  local alt, number = span.attributes.alt, span.attributes.number
  if FORMAT:match("typst") then
    if not alt then
      return nil
    end
    local body = pandoc.write(pandoc.Pandoc({ pandoc.Plain({ math }) }), "typst"):gsub("%s+$", "")
    local form = "alt: " .. typst_string(alt)
    form = form .. (number and ", numbering: _ => " .. typst_string("(" .. number .. ")") or "")
    local label = number and " <" .. span.identifier .. ">" or ""
    return pandoc.RawInline("typst", "#[#set math.equation(" .. form .. ")\n" .. body .. label .. "]")
  end
  if number then
    math.text = math.text .. "\\qquad(" .. number .. ")"
  end
  return number and pandoc.Span({ math }, { id = span.identifier, class = "equation" }) or math
end

-- What digits in prose are marked for: no format shows it. Numbers are left to numbers.lua.
local function shape_span(span)
  local math = span.content[1]
  if math and math.t == "Math" and #span.content == 1 then
    return shape_formula(span, math)
  end
  local marked = span.classes:find_if(function(name)
    return name == "year" or name == "law" or name == "name" or name == "enumeration"
  end)
  return marked and span.content or nil
end

return {
  { Meta = read_language, Para = note_among_words },
  {
    Div = shape_div,
    Image = shape_image,
    Span = shape_span,
    BulletList = loosen,
    OrderedList = loosen,
  },
  { Pandoc = set_texts },
}

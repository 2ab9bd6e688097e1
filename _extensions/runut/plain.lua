-- Gives callouts, and what a title block would show of authors, date, abstract and keywords, a plain form
-- that is the same in pages and on paper, whichever renderer runs it, before it numbers anything. A page
-- with a theme of Quarto's has forms of its own for them.

local callout_titles = {
  en = {
    note = "Note", tip = "Tip", warning = "Warning", important = "Important", caution = "Caution",
  },
  id = {
    note = "Catatan", tip = "Tip", warning = "Peringatan", important = "Penting",
    caution = "Bahaya",
  },
}
local language = {}
local titles = callout_titles.en

local function has_theme()
  return quarto and quarto.doc.has_bootstrap()
end

local function read_meta(meta)
  language = meta.language or {}
  local lang = meta.lang and pandoc.utils.stringify(meta.lang):sub(1, 2) or "en"
  titles = callout_titles[lang] or callout_titles.en
end

-- A callout with what it says of itself, or with the words for its kind, as its first paragraph.
local function remark(title, kind, blocks)
  local named = language["callout-" .. kind .. "-title"]
  if not title or #title == 0 then
    title = pandoc.Inlines(named and pandoc.utils.stringify(named) or titles[kind])
  end
  blocks:insert(1, pandoc.Para({ pandoc.Strong(title) }))
  if FORMAT:match("typst") then
    blocks:insert(1, pandoc.RawBlock("typst", "#callout-block["))
    blocks:insert(pandoc.RawBlock("typst", "]"))
    return blocks
  end
  return pandoc.Div(blocks, { class = "boxed" })
end

local function shape_div(div)
  for _, name in ipairs(div.classes) do
    local kind = name:match("^callout%-(.+)$")
    if titles[kind or ""] then
      local first = div.content[1]
      if first and first.t == "Header" then
        return remark(div.content:remove(1).content, kind, div.content)
      end
      return remark(pandoc.Inlines(div.attributes.title or {}), kind, div.content)
    end
  end
end

-- The same as Quarto reads it. One that folds, has a look of its own or is numbered stays as it is.
local function shape_callout(callout)
  local own = callout.collapse or callout.icon == false or callout.appearance ~= "default"
  if has_theme() or own or callout.attr.identifier ~= "" or not titles[callout.type] then
    return nil
  end
  local title = callout.title and quarto.utils.as_inlines(callout.title)
  return remark(title, callout.type, quarto.utils.as_blocks(callout.content))
end

-- Who wrote it: the names stay where templates look for them, what is known beside goes below the
-- title; and so do a date, an abstract and keywords that the front matter gives.
local placeless = pandoc.List({ "department", "name", "id", "ref", "number", "letter", "url" })

local function texts(value)
  local kind = pandoc.utils.type(value)
  if kind == "List" then
    return value:map(texts)
  elseif kind == "table" then
    local parts, place = pandoc.List({}), pandoc.List({})
    for _, key in ipairs({ "department", "name" }) do
      parts:extend({ value[key] and pandoc.utils.stringify(value[key]) })
    end
    for key in pairs(value) do
      if not placeless:includes(key) then
        place:insert(key)
      end
    end
    place:sort()
    parts:extend(place:map(function(key) return pandoc.utils.stringify(value[key]) end))
    parts = parts:filter(function(part) return part ~= "" end)
    return table.concat(parts, ", ")
  end
  return pandoc.utils.stringify(value)
end

local function affiliations_of(author)
  local given = author.affiliations or author.affiliation
  if not given then
    return nil
  end
  local found = texts(given)
  return type(found) == "string" and found or table.concat(found, "; ")
end

local function name_of(author)
  local name = author.name
  if pandoc.utils.type(name) == "table" then
    local parts = pandoc.List({ name.literal or name.given, not name.literal and name.family or nil })
    return pandoc.Inlines(table.concat(parts:map(pandoc.utils.stringify), " "))
  end
  return name
end

local function orcid_of(author)
  local id = pandoc.utils.stringify(author.orcid):match("[%dX-]+$")
  return pandoc.Link("ORCID " .. id, "https://orcid.org/" .. id)
end

local function set_authors(meta, lines)
  local known = meta["by-author"] or meta.author -- as Quarto gathered it, or as it is written
  if pandoc.utils.type(known) == "table" then
    known = pandoc.MetaList({ known })
  end
  if pandoc.utils.type(known) ~= "List" then
    return
  end
  meta.author = pandoc.MetaList({})
  for i, author in ipairs(known) do
    if pandoc.utils.type(author) == "table" then
      local line = pandoc.Inlines(name_of(author))
      local affiliations = affiliations_of(author)
      if affiliations then
        line:extend({ pandoc.Str(", " .. affiliations) })
      end
      if author.orcid then
        line:extend({ pandoc.Str(", "), orcid_of(author) })
      end
      if author.email then
        local address = pandoc.utils.stringify(author.email)
        line:extend({ pandoc.Str(", "), pandoc.Link(address, "mailto:" .. address) })
      end
      if #line > #name_of(author) then
        lines:insert(line)
      end
      author = pandoc.MetaInlines(name_of(author))
    end
    meta.author[i] = author
  end
end

local function set_front(document)
  if FORMAT:match("jats") or has_theme() then
    return nil -- which have places of their own for all of it
  end
  local meta, before = document.meta, pandoc.Blocks({})
  local lines, there = pandoc.List({}), {}
  document.blocks:walk({
    Div = function(div)
      for _, name in ipairs(div.classes) do
        there[name] = true
      end
    end,
  })
  set_authors(meta, lines)
  if meta.date then
    lines:insert(pandoc.Inlines(pandoc.utils.stringify(meta.date)))
  end
  if #lines > 0 then
    before:insert(pandoc.Div({ pandoc.LineBlock(lines) }, { class = "byline" }))
  end
  if meta.abstract and not there.abstract then
    local kind = pandoc.utils.type(meta.abstract)
    local blocks = kind == "Blocks" and meta.abstract or { pandoc.Para(meta.abstract) }
    before:insert(pandoc.Div(blocks, { class = "abstract" }))
  end
  if meta.keywords and not there.keywords then
    local keywords = texts(meta.keywords)
    keywords = type(keywords) == "string" and keywords or table.concat(keywords, "; ")
    before:insert(pandoc.Div({ pandoc.Para(keywords) }, { class = "keywords" }))
  end
  document.blocks = before .. document.blocks
  meta.date, meta.abstract = nil, nil
  return document
end

return {
  { Meta = read_meta },
  { Div = shape_div, Callout = shape_callout },
  { Pandoc = set_front },
}

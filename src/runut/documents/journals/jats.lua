-- Prepares a document for JATS, before the filters of the extension: what belongs to the head of an
-- article goes into its metadata, what only a page or paper needs is left out.

local abstract

local function text_of(value)
  return value and pandoc.utils.stringify(value) or ""
end

local function list_of(value)
  return (pandoc.utils.type(value) == "List" and value) or (value and pandoc.List({ value })) or {}
end

-- An affiliation by what it is called, or by the place among the document's own that it refers to.
local function affiliation(one, known)
  if pandoc.utils.type(one) ~= "table" then
    return known[text_of(one)] or { name = text_of(one) }
  end
  return one.ref and known[text_of(one.ref)] or one
end

local function split_name(one)
  local name = one.name or {}
  local parts = pandoc.utils.type(name) == "table" and name or {}
  return {
    surname = parts.family, given = parts.given,
    name = not (parts.family or parts.literal) and text_of(name) or nil,
    collab = parts.literal,
  }
end

-- An author as Quarto's front matter has one: a name, or a mapping with more.
local function contributor(one, known)
  if pandoc.utils.type(one) ~= "table" then
    return { name = text_of(one) }
  end
  local made = split_name(one)
  made.orcid = one.orcid and "https://orcid.org/" .. text_of(one.orcid):gsub("^.*/", "")
  made.email, made.corresponding = one.email, one.corresponding
  made.affiliations = pandoc.List({})
  for _, name in ipairs(list_of(one.affiliations or one.affiliation)) do
    made.affiliations:insert(affiliation(name, known))
  end
  return made
end

local function read_meta(meta)
  local known = {}
  for _, one in ipairs(list_of(meta.affiliations)) do
    known[text_of(one.id)] = one
  end
  meta.contributors = pandoc.List({})
  for _, one in ipairs(list_of(meta.author)) do
    meta.contributors:insert(contributor(one, known))
  end
  return meta
end

local function take_block(div)
  if div.classes:includes("abstract") then
    abstract = div.content
    return {}
  elseif div.classes:includes("derivations") or div.classes:includes("keywords") then
    return {}
  end
end

local MARKS = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }

-- The text for those who do not see a picture; pandoc writes it as it is, marks of XML and all.
local function describe(image)
  local alt = image.attributes["fig-alt"] or image.attributes.alt or text_of(image.caption)
  image.caption = { pandoc.Str((alt:gsub("[&<>]", MARKS))) }
  image.attributes["fig-alt"] = nil
  image.attributes.alt = nil
  return image
end

local function add_abstract(meta)
  meta.abstract = abstract or meta.abstract
  return meta
end

return {
  { Meta = read_meta },
  { Div = take_block, Image = describe },
  { Meta = add_abstract },
}

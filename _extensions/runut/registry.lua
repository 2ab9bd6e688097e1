-- For documents of which no program makes the numbers' derivations: they are taken from the
-- `indicators.json` that the front matter names (`indicators: indicators.json`). A number is written
-- `[]{.n key="share"}`, with a text of its own between the brackets where it is to have one;
-- `::: {.derivations}` at the end holds what the numbers open. Pages alone have them.

local written_in = {
  en = { point = ".", comma = ",", row = "row", close = "Close" },
  id = { point = ",", comma = ".", row = "baris", close = "Tutup" },
}
local words = written_in.en
local numbers
local asked = pandoc.List({})

local function stop(text)
  io.stderr:write("ERROR: " .. text .. "\n")
  os.exit(1)
end

local function read(meta)
  if not meta.indicators then
    return
  end
  local name = pandoc.utils.stringify(meta.indicators)
  local file = io.open(name) or stop("found no " .. name .. ", which the front matter names")
  numbers = pandoc.json.decode(file:read("a"), false).numbers
  local lang = meta.lang and pandoc.utils.stringify(meta.lang):sub(1, 2) or "en"
  words = written_in[lang] or written_in.en
end

local function value_of(one)
  local form = "%." .. math.tointeger(one.decimals) .. "f"
  local whole, part = form:format(tonumber(one.decimal)):match("([^.]*)%.?(.*)")
  whole = whole:reverse():gsub("%d%d%d", "%0" .. words.comma):reverse():gsub("^(-?)[.,]", "%1")
  return whole .. (part ~= "" and words.point .. part or "") .. (one.unit == "percent" and "%" or "")
end

local function fill(span)
  local key = span.attributes.key
  if not (numbers and span.classes:includes("n") and key) then
    return nil
  end
  if not numbers[key] then
    stop('found key="' .. key .. '", a number that the indicators do not have')
  end
  asked:insert(key)
  if #span.content == 0 then
    span.content = { pandoc.Str(value_of(numbers[key])) }
    return span
  end
end

local function escape(text)
  return (tostring(text):gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;"))
end

local function opens(key)
  return '<button type="button" popovertarget="d-' .. escape(key) .. '">'
    .. escape(value_of(numbers[key])) .. "</button>"
end

local signs = { ["*"] = " × ", ["/"] = " / ", ["+"] = " + ", ["-"] = " − " }

-- A formula as a list with its sign first, its numbers as what opens theirs.
local function written(term)
  if type(term) == "string" then
    return numbers[term] and opens(term) or escape(term)
  elseif term[1] == "#" then
    return escape(term[2])
  end
  local parts = pandoc.List(term):map(written)
  local sign = table.remove(parts, 1)
  if not signs[sign] then
    return sign .. "(" .. table.concat(parts, ", ") .. ")"
  end
  return "(" .. table.concat(parts, signs[sign]) .. ")"
end

local function derivation(key)
  local one = numbers[key]
  local lines = pandoc.List({ "<h2>" .. escape(one.meaning or key) .. "</h2>" })
  if one.formula then
    local formula = written(one.formula):gsub("^%((.*)%)$", "%1")
    lines:insert("<p>" .. escape(value_of(one)) .. " = " .. formula .. "</p>")
  end
  local from = one.source
  if from then
    local place = escape(from.file) .. ", " .. words.row .. " " .. math.tointeger(from.row)
    lines:insert("<p>" .. escape(from.printed) .. ": " .. place .. "</p>")
  end
  return '<div popover class="derivation" role="dialog" id="d-' .. escape(key) .. '" aria-label="'
    .. escape(one.meaning or key) .. '">' .. table.concat(lines) .. '<button class="close" popovertarget="d-'
    .. escape(key) .. '">' .. words.close .. "</button></div>"
end

local function derive(div)
  if not (numbers and div.classes:includes("derivations") and FORMAT:match("html")) then
    return nil
  end
  local made, there = pandoc.List({}), {}
  while #asked > 0 do
    local key = asked:remove(1)
    if numbers[key] and not there[key] then
      there[key] = true
      made:insert(derivation(key))
      asked:extend(numbers[key].inputs)
    end
  end
  return { div, pandoc.RawBlock("html", table.concat(made, "\n")) }
end

return { { Meta = read }, { Span = fill }, { Div = derive } }

-- Gives the page its content security policy: it loads nothing from anywhere, and of scripts runs
-- only the one that Study wrote, known by its hash. A page that Quarto renders by hand has none, since
-- a preview reloads it by a script.

local POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
  .. "form-action 'none'"
local hash = nil

local function read_div(div)
  if div.classes:includes("script-hash") then
    hash = div.attributes.hash
    return {}
  end
end

local function set_policy(meta)
  if not FORMAT:match("html") or (quarto and not os.getenv("RUNUT_UNIT")) then
    return nil
  end
  local policy = POLICY
  if hash and hash:match("^sha256%-[%w+/=]+$") then
    policy = policy .. "; script-src '" .. hash .. "'"
  end
  local element = '<meta http-equiv="Content-Security-Policy" content="' .. policy .. '">'
  if quarto then
    quarto.doc.include_text("in-header", element)
    return nil
  end
  meta["header-includes"] = pandoc.MetaBlocks({ pandoc.RawBlock("html", element) })
  return meta
end

return {
  { Div = read_div },
  { Meta = set_policy },
}

-- Makes numbers lead to their derivations: buttons and popovers in HTML, links to an appendix in
-- DOCX and PDF. A number whose derivation is not in the document stays plain text.

local there = {}
local placed = {}
local close = ""

local function escape(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;"))
end

local function html(text)
  return pandoc.RawInline("html", text)
end

-- A number's first place in the document has an id, for the page of verdicts to link to.
local function place_of(name)
  if placed[name] then
    return ""
  end
  placed[name] = true
  return ' id="at-' .. escape(name) .. '"'
end

local function form_of(name, span)
  local value = span.attributes[name]
  return value and " data-" .. name .. '="' .. escape(value) .. '"' or ""
end

local function read_div(div)
  if div.classes:includes("derivation") then
    there[div.identifier] = true
  elseif div.classes:includes("derivations") then
    close = div.attributes.close or ""
    div.attributes.close = nil
    return div
  end
end

local function shape_span(span)
  local classes, content = span.classes, span.content
  if classes:includes("what") then
    return FORMAT:match("html") and span or pandoc.Emph(content)
  end
  if classes:includes("otherwise") then
    -- the text for other numbers: kept for the page's "what if", nowhere else
    if not FORMAT:match("html") then
      return {}
    end
    content:insert(1, html('<template class="otherwise">'))
    content:insert(html("</template>"))
    return content
  end
  if classes:includes("verdict") then
    -- the page of verdicts lies beside the article's, but not beside a PDF that was passed on
    if FORMAT:match("html") then
      return pandoc.Link(content, span.attributes.href, "", { class = "verdict" })
    end
    return pandoc.Strong(content)
  end
  if classes:includes("beside") then
    -- a page that lies beside this one
    if FORMAT:match("html") then
      return pandoc.Link(content, span.attributes.href)
    end
    return content
  end
  if classes:includes("path") then
    return FORMAT:match("html") and span or content
  end
  if not (classes:includes("n") or classes:includes("p")) then
    return nil
  end
  local target = "d-" .. (span.attributes.key or "")
  if not there[target] then
    return content
  end
  if FORMAT:match("html") then
    local claim = span.attributes.claim
    local id = span.attributes.shows and "" or place_of(claim or span.attributes.key)
    local open = '<button type="button" class="number"' .. id
      .. ' popovertarget="' .. escape(target) .. '"'
      .. (claim and ' data-claim="' .. escape(claim) .. '"' or "")
      .. ' data-key="' .. escape(span.attributes.key) .. '"'
      .. form_of("decimals", span) .. form_of("sign", span) .. form_of("shows", span)
      .. ">"
    content:insert(1, html(open))
    content:insert(html("</button>"))
    return content
  end
  if FORMAT:match("typst") then
    content:insert(1, pandoc.RawInline("typst", "#number-link(<" .. target .. ">)["))
    content:insert(pandoc.RawInline("typst", "]"))
    return content
  end
  return pandoc.Link(content, "#" .. target)
end

local function shape_entry(div)
  local id, blocks = div.identifier, div.content
  local name = blocks:remove(1).content
  if FORMAT:match("html") then
    local heading = pandoc.Plain(name)
    heading.content:insert(1, html('<h2 id="' .. escape(id) .. '-name">'))
    heading.content:insert(html("</h2>"))
    blocks:insert(1, pandoc.RawBlock("html", '<div popover role="dialog" class="derivation" id="'
      .. escape(id) .. '" aria-labelledby="' .. escape(id) .. '-name">'))
    blocks:insert(2, heading)
    blocks:insert(pandoc.RawBlock("html", '<button type="button" class="close" popovertarget="'
      .. escape(id) .. '" popovertargetaction="hide">' .. escape(close) .. "</button></div>"))
    return blocks
  end
  if FORMAT:match("typst") then
    blocks:insert(1, pandoc.RawBlock("typst", "#derivation-block["))
    blocks:insert(2, pandoc.RawBlock("typst", "#derivation-title["))
    blocks:insert(3, pandoc.Plain({ pandoc.Strong(name) }))
    blocks:insert(4, pandoc.RawBlock("typst", "]"))
    blocks:insert(pandoc.RawBlock("typst", "] <" .. id .. ">"))
    return blocks
  end
  blocks:insert(1, pandoc.Para({ pandoc.Strong(name) }))
  return pandoc.Div(blocks, pandoc.Attr(id, {}, { ["custom-style"] = "Derivation" }))
end

-- The appendix has its heading on paper alone, so the page's table of contents leaves it out.
local function shape_appendix(div)
  local blocks = div.content
  if FORMAT:match("html") then
    return pandoc.Div(blocks:map(function(block)
      if block.t ~= "Header" then
        return block
      end
      local plain = pandoc.Plain(block.content)
      plain.content:insert(1, html("<h1>"))
      plain.content:insert(html("</h1>"))
      return plain
    end), { class = "derivations" })
  end
  if FORMAT:match("typst") then
    -- figures stay before it; its heading and the words below that go over both columns
    blocks:insert(3, pandoc.RawBlock("typst", "#derivations-block["))
    blocks:insert(1, pandoc.RawBlock("typst", "#place.flush()"))
    blocks:insert(pandoc.RawBlock("typst", "]"))
  end
  return blocks
end

local function shape_div(div)
  if div.classes:includes("derivation") then
    return shape_entry(div)
  elseif div.classes:includes("derivations") then
    return shape_appendix(div)
  end
end

return {
  { Div = read_div },
  { Span = shape_span },
  { Div = shape_div },
}

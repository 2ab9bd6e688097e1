-- Makes numbers lead to their derivations: in HTML buttons, whose popovers are put into the finished
-- page (src/runut/documents/page.py), in DOCX and PDF links to a table. A number whose derivation is
-- not in the document stays plain text.

local derived = false
local rows = {}
local placed = {}

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
  derived = derived or div.classes:includes("derivations")
end

local function read_span(span)
  if span.classes:includes("row") then
    rows[span.identifier] = true
  end
end

local function shape_number(span)
  local content = span.content
  local target = "d-" .. (span.attributes.key or "")
  if FORMAT:match("html") then
    if not derived then
      return content
    end
    local claim = span.attributes.claim
    content:insert(1, html('<button type="button" class="number"'
      .. (span.attributes.shows and "" or place_of(claim or span.attributes.key))
      .. ' popovertarget="' .. escape(target) .. '"'
      .. (claim and ' data-claim="' .. escape(claim) .. '"' or "")
      .. ' data-key="' .. escape(span.attributes.key) .. '"'
      .. form_of("decimals", span) .. form_of("sign", span) .. form_of("shows", span)
      .. ">"))
    content:insert(html("</button>"))
    return content
  end
  if not rows[target] then
    return content
  end
  if FORMAT:match("typst") then
    content:insert(1, pandoc.RawInline("typst", "#number-link(<" .. target .. ">)["))
    content:insert(pandoc.RawInline("typst", "]"))
    return content
  end
  return pandoc.Link(content, "#" .. target)
end

local function shape_span(span)
  local classes, content = span.classes, span.content
  if classes:includes("otherwise") then
    -- the text for other numbers: kept for the page's "what if", nowhere else
    if not FORMAT:match("html") then
      return {}
    end
    content:insert(1, html('<template class="otherwise">'))
    content:insert(html("</template>"))
    return content
  elseif classes:includes("opens") and not FORMAT:match("html") then
    return {} -- what only a page can open
  elseif classes:includes("beside") then
    -- a page that lies beside this one, but not beside a PDF that was passed on
    return FORMAT:match("html") and pandoc.Link(content, span.attributes.href) or content
  elseif classes:includes("row") and FORMAT:match("typst") then
    content:insert(1, pandoc.RawInline("typst", "#box["))
    content:insert(pandoc.RawInline("typst", "] <" .. span.identifier .. ">"))
    return content
  elseif classes:includes("n") or classes:includes("p") then
    return shape_number(span)
  end
end

local function is_number(one)
  return one and one.t == "Span" and (one.classes:includes("n") or one.classes:includes("p"))
end

-- A browser may break a line between a button and the comma after it; what touches a number stays by it.
local function keep_together(inlines)
  if not derived or not inlines:find_if(is_number) then
    return nil
  end
  local lines = pandoc.Inlines({})
  for index, one in ipairs(inlines) do
    local before = inlines[index - 1]
    local touches = before and (is_number(one) and before.t == "Str" or is_number(before) and one.t == "Str")
    if not touches then
      lines:insert(one)
    elseif lines[#lines].t == "Span" and lines[#lines].classes:includes("unbroken") then
      lines[#lines].content:insert(one)
    else
      lines[#lines] = pandoc.Span({ lines[#lines], one }, { class = "unbroken" })
    end
  end
  return lines
end

-- begins a page in Word, and takes no room on it
local NEW_PAGE = [[<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>]]

-- A page gets its derivations when it is finished; on paper they are an appendix.
local function shape_div(div)
  if not div.classes:includes("derivations") then
    return nil
  end
  local blocks = div.content
  if FORMAT:match("html") then
    return pandoc.RawBlock("html", '<div id="derivations"></div>')
  end
  if FORMAT:match("typst") and #blocks > 0 then
    -- figures stay before it
    blocks:insert(1, pandoc.RawBlock("typst", "#place.flush()\n#pagebreak(weak: true)\n#derivations-block["))
    blocks:insert(pandoc.RawBlock("typst", "]"))
  elseif FORMAT:match("docx") and #blocks > 0 then
    blocks:insert(1, pandoc.RawBlock("openxml", NEW_PAGE))
  end
  return blocks
end

return {
  { Div = read_div, Span = read_span },
  { Inlines = FORMAT:match("html") and keep_together or nil },
  { Span = shape_span },
  { Div = shape_div },
}

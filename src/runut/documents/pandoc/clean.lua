-- Runs last: leaves only the metadata that templates show. DOCX would carry all the rest along as
-- custom properties, the path of the bibliography on the author's machine among them.

local shown = {
  title = true, subtitle = true, author = true, lang = true, keywords = true,
  ["floating-figures"] = FORMAT:match("typst") ~= nil,
  ["floating-tables"] = FORMAT:match("typst") ~= nil,
  ["plain-headings"] = true,
  ["running-head"] = true, ["toc-title"] = true, ["header-includes"] = true,
}

function Meta(meta)
  meta["plain-headings"] = FORMAT:match("typst") and meta["number-sections"] == false or nil
  for key in pairs(meta) do
    if not shown[key] then
      meta[key] = nil
    end
  end
  return meta
end

-- Quarto, too, makes no figure of a table without a caption.
function Table(table)
  if FORMAT:match("typst") and #table.caption.long == 0 then
    table.classes:insert("typst:no-figure")
    return table
  end
end

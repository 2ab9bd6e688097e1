-- Makes a document of one format (runut.documents.embedded, by program.lua).

-- A document's formats mostly share their text: it is read once.
local last = {}

local function read(task)
  if last.text ~= task.text or last.from ~= task.from then
    last = { text = task.text, from = task.from, doc = pandoc.read(task.text, task.from) }
  end
  return last.doc
end

-- The text, and what a block of metadata before it would say.
local function document(task)
  local doc = read(task)
  local meta = pandoc.read(task.about, task.from).meta
  for name, value in pairs(doc.meta) do
    meta[name] = value
  end
  return pandoc.Pandoc(doc.blocks, meta)
end

local function text_of(file)
  local handle <close> = assert(io.open(file, "rb"))
  return handle:read("a")
end

local function template_of(task)
  if task.template then
    return pandoc.template.compile(text_of(task.template), task.template)
  end
  return pandoc.template.compile(pandoc.template.default(task.to))
end

local function convert(task)
  FORMAT = task.to:match("^[^+-]*")
  local options = task.options
  options.template = template_of(task)
  PANDOC_WRITER_OPTIONS = pandoc.WriterOptions(options)
  local doc = document(task)
  for _, filter in ipairs(task.filters) do
    if filter == "citeproc" then
      doc = pandoc.utils.citeproc(doc)
    else
      doc = pandoc.utils.run_lua_filter(doc, filter)
    end
  end
  local handle <close> = assert(io.open(task.output, "wb"))
  handle:write(pandoc.write(doc, task.to, PANDOC_WRITER_OPTIONS))
end

return function(task)
  pandoc.system.with_environment(task.environment, function() convert(task) end)
  return { made = task.output }
end

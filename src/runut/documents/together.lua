-- Runs filters one after another, as if each were named to pandoc, which would start Lua anew for
-- each and hand the whole document over again. RUNUT_FILTERS names their files, one a line.

local passes = pandoc.List()

for file in os.getenv("RUNUT_FILTERS"):gmatch("[^\n]+") do
  local own = setmetatable({ PANDOC_SCRIPT_FILE = file }, { __index = _G })
  local found = assert(loadfile(file, "t", own))()
  if not found then -- its functions are the filter
    found = { {} }
    for name, one in pairs(own) do
      found[1][name] = type(one) == "function" and one or nil
    end
  end
  passes:extend(found)
end

return passes

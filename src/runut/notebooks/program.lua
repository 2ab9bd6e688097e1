-- Pandoc as a program that goes on (runut.notebooks.processes): it hands one task after another, each
-- given by a line of JSON, to the work that the file named behind it returns as a function, and answers
-- each by a line with what that returns, or with what went wrong. To start anew for each would take
-- longer than the work for a short document. What pandoc warns of, it says before it answers.

local work = dofile(arg[1])

for line in io.lines() do
  local task = pandoc.json.decode(line, false)
  local done, said = pcall(pandoc.system.with_working_directory, task.folder, function()
    return work(task)
  end)
  io.stdout:write("\x1e", pandoc.json.encode(done and said or { wrong = tostring(said) }), "\n")
  io.stdout:flush()
end

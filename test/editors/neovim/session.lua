-- One session of a person in Neovim, without a screen: what they see is printed, and what they should see is asserted.
-- The client is set up by the page on Neovim in docs/editors, which `run.mjs` gives as `LAUNCHPLAN_SETUP`.

local WAIT = 20000

local function say(...)
  io.stdout:write(string.format(...) .. '\n')
end

local function expect(holds, sentence)
  if not holds then
    error(sentence, 0)
  end
end

local function wait_until(sentence, holds)
  expect(vim.wait(WAIT, holds, 20), 'This never came: ' .. sentence)
end

local function first_line(text)
  return (text:gsub('\n.*', ''))
end

--- The first line of the buffer that holds a text, from 1.
local function line_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if line:find(text, 1, true) then
      return number
    end
  end
  error('The plan has no line with ' .. text, 0)
end

local function cursor_at(text)
  local line = line_of(text)
  local column = vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]:find(text, 1, true)
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
end

local function with_code(code)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.user_data ~= nil and diagnostic.user_data.lsp.code == code
  end, vim.diagnostic.get(0))
end

local function show_diagnostics()
  local shown = vim.diagnostic.get(0)
  table.sort(shown, function(one, other)
    return one.lnum < other.lnum
  end)
  say('%d findings; the first three that are more than a hint:', #shown)
  local count = 0
  for _, diagnostic in ipairs(shown) do
    if diagnostic.severity ~= vim.diagnostic.severity.HINT and count < 3 then
      count = count + 1
      say('  %d:%d %s', diagnostic.lnum + 1, diagnostic.col + 1, first_line(diagnostic.message))
    end
  end
end

local function session()
  dofile(os.getenv('LAUNCHPLAN_SETUP'))
  vim.cmd('filetype on')
  vim.cmd('edit launch.yaml')
  say('Neovim %s opens %s as %s.', tostring(vim.version().major) .. '.' .. vim.version().minor .. '.' .. vim.version().patch,
    vim.fn.expand('%:t'), vim.bo.filetype)

  wait_until('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
  show_diagnostics()
  expect(#with_code('schema/unknown-key') == 1, 'The misspelt key is not found.')

  -- Completion, as a person asks for it with CTRL-X CTRL-O: a status of a milestone.
  cursor_at('planned # the status')
  local completed = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(), WAIT)
  local labels = {}
  for _, answer in pairs(completed or {}) do
    for _, item in ipairs(vim.lsp.util.extract_completion_items(answer.result or {})) do
      table.insert(labels, item.label)
    end
  end
  say('Completion of the status offers: %s', table.concat(labels, ', '))
  expect(vim.tbl_contains(labels, 'go') and vim.tbl_contains(labels, 'launched'), 'Completion does not offer the statuses.')

  -- Hover, as `K` shows it: in a window of its own.
  cursor_at('date: ')
  vim.lsp.buf.hover()
  local hovered
  wait_until('the hover window', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        hovered = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
    return false
  end)
  say('Hover on the date shows:')
  for _, line in ipairs(hovered) do
    say('  %s', line)
  end
  expect(table.concat(hovered, ' '):lower():find('launch', 1, true) ~= nil, 'Hover does not say what the date is.')

  -- A code action, chosen from Neovim's own menu.
  cursor_at('sumary')
  local menu
  vim.ui.select = function(items, options, choose)
    menu = vim.tbl_map(options.format_item, items)
    for index, title in ipairs(menu) do
      if title:find('Change to `summary`', 1, true) then
        return choose(items[index], index)
      end
    end
    choose(nil, nil)
  end
  vim.lsp.buf.code_action()
  wait_until('the menu of code actions', function()
    return menu ~= nil
  end)
  say('Code actions on `sumary`: %s', table.concat(menu, ' | '))
  wait_until('the repaired key', function()
    return vim.fn.search('^summary:', 'nw') > 0
  end)
  say('Line %d is now: %s', line_of('summary:'), vim.fn.getline(line_of('summary:')))
  wait_until('diagnostics without the misspelt key', function()
    return #with_code('schema/unknown-key') == 0 and #vim.diagnostic.get(0) > 0
  end)
  say('The finding is gone; %d are left.', #vim.diagnostic.get(0))

  local clients = vim.tbl_values(vim.lsp.buf_get_clients(0))
  expect(#clients == 1, 'The plan has not one client but ' .. #clients)
  vim.lsp.stop_client(clients[1].id)
  wait_until('the end of the server', function()
    return clients[1].is_stopped()
  end)
  say('The server ended when it was asked to.')
end

local ok, reason = pcall(session)
if not ok then
  say('FAILED: %s', tostring(reason))
  vim.cmd('cquit 1')
end
vim.cmd('qall!')

-- wrk script for Parley. Environment, as in the harness: OP (q1..q4, s1..s4, m1, m2), QUERY (file with the GraphQL text), PAGE,
-- SCALE, SEED, N (distinct requests, built before the clock starts), VERIFY=1 (looks into the answers). PARLEY_TOKEN signs the reads;
-- the agents of PARLEY_TOKENS (by default its only one) accept and answer M2's sessions.
-- Queries of another dialect are a peer's: the harness's script neutral.lua, beside this one, sends them.
local harness, peers = os.getenv("QUERY"):gsub("queries/[^/]*$", "lua/neutral.lua")
if peers == 1 and not os.getenv("QUERY"):find("/parley%.[^/]*$") then return dofile(harness) end

local function number(name, default) return tonumber(os.getenv(name) or default) end

local op = os.getenv("OP")
local page, scale, count = number("PAGE", 50), number("SCALE", 1), number("N", 4000)
local random = math.random

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
local function base64url(s)
  local out = {}
  for at = 1, #s, 3 do
    local a, b, c = s:byte(at, at + 2)
    local bits = a * 65536 + (b or 0) * 256 + (c or 0)
    for shift = 3, c and 0 or b and 1 or 2, -1 do
      local digit = math.floor(bits / 64 ^ shift) % 64
      out[#out + 1] = ALPHABET:sub(digit + 1, digit + 1)
    end
  end
  return table.concat(out)
end

local function session(id) return base64url("ChatSession:" .. id) end

-- Each returns the variables; m1 the session's id too, since its key is in the header.
local variables = {
  q1 = function() return string.format('{"id":"%s"}', session(random(200000 * scale))) end,
  q2 = function() return string.format('{"topicId":%d,"first":%d}', random(20), page) end,
  q3 = function() return string.format('{"sessionId":"%s","first":%d}', session(100 * random(2000 * scale)), page) end,
  q4 = function()
    return string.format('{"where":{"status":{"eq":"CLOSED"},"user":{"databaseId":{"eq":%d}}},"first":%d}', random(200), page)
  end,
  s1 = function() return string.format('{"id":"%s","first":%d}', base64url("Ticket:" .. random(20000 * scale)), page) end,
  s2 = function() return string.format('{"id":"%s","first":%d}', base64url("ChatTopic:" .. random(20)), page) end,
  s3 = function() return string.format('{"topicId":%d,"userId":%d,"first":%d}', random(20), random(200), page) end,
  s4 = function() return string.format('{"motherId":%d,"first":%d}', random(500 * scale), page) end,
  m1 = function()
    local id = 195000 * scale + random(4999 * scale)
    return string.format('{"input":{"chatSessionId":"%s","text":"Thank you, the parcel has arrived today and all is well."}}', session(id)), id
  end,
}

local function text_of(s) return (s:gsub("%s+", " "):gsub(" $", ""):gsub('[\\"]', "\\%0")) end

local function post(text, name, values, authorization)
  return wrk.format("POST", nil, {
    ["Content-Type"] = "application/json",
    ["Accept"] = "application/json",
    ["Authorization"] = authorization,
  }, string.format('{"query":"%s","operationName":"%s","variables":%s}', text, name, values))
end

local function read_query()
  local file = assert(io.open(os.getenv("QUERY")))
  local all = file:read("*a")
  file:close()
  return all
end

local requests, sent = {}, 0
local steps, tokens = {}, {}

function init()
  math.randomseed(number("SEED", 1))
  if op == "m2" then
    for name, text in read_query():gmatch("(%a+): (mutation [^\n]+)") do steps[name] = text_of(text) end
    for token in (os.getenv("PARLEY_TOKENS") or os.getenv("PARLEY_TOKEN")):gmatch("%S+") do tokens[#tokens + 1] = "Bearer " .. token end
    return
  end
  local make = assert(variables[op], "OP must be one of q1..q4, s1..s4, m1, m2")
  local text, token = text_of(read_query()), op ~= "m1" and "Bearer " .. os.getenv("PARLEY_TOKEN")
  for n = 1, count do
    local values, id = make()
    requests[n] = post(text, op:upper(), values, token or "ChatSession bench-key-" .. id)
  end
end

function request()
  sent = sent % count + 1
  return requests[sent]
end

-- Global, or done() cannot read it from the thread.
bad = 0
local function is_bad(body)
  bad = bad + 1
  if bad == 1 then io.stderr:write(body:sub(1, 400), "\n") end
end

-- No page of the bench's rows is empty, and none of its sessions is missing.
local WRONG = { '"errors"', '"userErrors":[{', '"session":null', '"nodes":[]', '"edges":[]' }
-- Some tickets' customers have no mother company, and some mothers no persons.
if op == "s1" then WRONG = { '"errors"', '"ticket":null' } end
local function looks_wrong(body)
  for _, wrong in ipairs(WRONG) do
    if body:find(wrong, 1, true) then return true end
  end
end

if op == "m2" then
  -- Each session walks: request, accept, three messages, end. What follows an answer waits in a queue, first in, first out.
  local queue, head, tail, walks, agents = {}, 1, 0, {}, 0
  local SAID = { "Hello, what is the number?", "It is 20251, from May.", "Found it; a copy is on its way." }

  function request()
    if head <= tail then
      local next = queue[head]
      queue[head] = nil
      head = head + 1
      return next
    end
    return post(steps.request, "R", string.format(
      '{"input":{"topicId":"%s","email":"p%d@example.org","customerAlias":"guest","message":"Hello, can someone help me with an invoice?"}}',
      base64url("ChatTopic:" .. random(20)), random(50000 * scale)))
  end

  local function following(id, walk)
    if walk.step == 1 then return post(steps.accept, "A", '{"input":{"chatSessionId":"' .. id .. '"}}', walk.agent) end
    if walk.step == 5 then return post(steps["end"], "E", '{"input":{"chatSessionId":"' .. id .. '"}}', walk.agent) end
    return post(steps.message, "M", '{"input":{"chatSessionId":"' .. id .. '","text":"' .. SAID[walk.step - 1] .. '"}}',
      walk.step == 3 and walk.customer or walk.agent)
  end

  function response(_, _, body)
    local id = body:match('"sessionId":"([^"]+)"')
    if not id or looks_wrong(body) then return is_bad(body) end
    local walk = walks[id]
    if not walk then
      agents = agents % #tokens + 1
      walk = { step = 0, agent = tokens[agents], customer = "ChatSession " .. (body:match('"sessionKey":"([^"]+)"') or "") }
      walks[id] = walk
    end
    walk.step = walk.step + 1
    if walk.step == 6 then
      walks[id] = nil
      return
    end
    tail = tail + 1
    queue[tail] = following(id, walk)
  end
elseif os.getenv("VERIFY") == "1" then
  function response(_, _, body)
    if looks_wrong(body) then is_bad(body) end
  end
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

-- bench.py reads this line.
function done(summary, latency)
  local failed, wrong = 0, 0
  for _, n in pairs(summary.errors) do failed = failed + n end
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("bad") end
  io.write(string.format(
    'RESULT {"requests":%d,"duration_us":%d,"bytes":%d,"mean_us":%.1f,"p50_us":%d,"p90_us":%d,"p99_us":%d,"max_us":%d,"errors":%d,"bad":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency.mean, latency:percentile(50), latency:percentile(90),
    latency:percentile(99), latency.max, failed, wrong))
end

-- wrk script for Parley. Environment, as in the shared harness: OP (q1..q4, m1), QUERY (file with the GraphQL text), PAGE, SCALE,
-- SEED, N (distinct requests, built before the clock starts), VERIFY=1 (looks into the answers). PARLEY_TOKEN signs the reads.
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
  m1 = function()
    local id = 195000 * scale + random(4999 * scale)
    return string.format('{"input":{"chatSessionId":"%s","message":"Thank you, the parcel has arrived today and all is well."}}', session(id)), id
  end,
}

local requests, sent = {}, 0

function init()
  local make = assert(variables[op], "OP must be one of q1, q2, q3, q4, m1")
  local file = assert(io.open(os.getenv("QUERY")))
  local text = file:read("*a"):gsub("%s+", " "):gsub('[\\"]', "\\%0")
  file:close()
  local token = op ~= "m1" and "Bearer " .. os.getenv("PARLEY_TOKEN")
  local head = string.format('{"query":"%s","operationName":"%s","variables":', text, op:upper())
  math.randomseed(number("SEED", 1))
  for n = 1, count do
    local json, id = make()
    requests[n] = wrk.format("POST", nil, {
      ["Content-Type"] = "application/json",
      ["Accept"] = "application/json",
      ["Authorization"] = token or "ChatSession bench-key-" .. id,
    }, head .. json .. "}")
  end
end

function request()
  sent = sent % count + 1
  return requests[sent]
end

-- Global, or done() cannot read it from the thread.
bad = 0
-- No page of the bench's rows is empty, and none of its sessions is missing.
local WRONG = { '"errors"', '"userErrors":[{', '"session":null', '"nodes":[]' }
if os.getenv("VERIFY") == "1" then
  function response(_, _, body)
    for _, wrong in ipairs(WRONG) do
      if body:find(wrong, 1, true) then
        bad = bad + 1
        if bad == 1 then io.stderr:write(body:sub(1, 400), "\n") end
        return
      end
    end
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

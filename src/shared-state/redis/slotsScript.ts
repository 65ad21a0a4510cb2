// Who may use how many slots? The rules of memory/slotRules.ts as one script, so that asks of all replicas are settled one after
// the other by Redis's own clock. Used by createRedisSlots.ts.
import { SLOT_TIMES } from "../slotTimes.ts";

/** Lua: the moment of the ask. */
export const SLOTS_NOW = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
`;

const { silentMs, seatMs, validMs, lostMs } = SLOT_TIMES;

/** Lua: the state of the fleet, and who stands for what; no seat is written -1. */
const FLEET = `
local ask = cjson.decode(ARGV[1])
local kept = redis.call('GET', KEYS[1])
local fleet = kept and cjson.decode(kept) or {born = now, contact = -1, joined = -1, members = {}, paused = {}}
local known = fleet.members[ask.replica]
if now > ask.validUntilMs or (known and ask.seq <= known.seq) then
  return cjson.encode({nowMs = now, accepted = false, seat = -1, seats = 0})
end
for id, member in pairs(fleet.members) do
  if now - member.at >= ${seatMs} then fleet.members[id] = nil end
end
local me = {id = ask.replica, at = now, seq = ask.seq, expected = ask.expected, left = ask.leaving, buckets = {}}
if fleet.members[me.id] then me.buckets = fleet.members[me.id].buckets end
me.believed = {seat = ask.seat, seats = ask.seats}
me.told = me.believed
fleet.members[me.id] = me
if not known then
  fleet.joined = now
  if ask.sinceContactMs >= 0 and now - ask.sinceContactMs < fleet.born then
    fleet.contact = math.max(fleet.contact, now - ask.sinceContactMs)
  end
end
local function alive(member) 
  return not member.left and now - member.at <= ${silentMs} and member.at >= fleet.joined
end
local function part(slots, seats, seat)
  local size = math.floor(slots / seats)
  if seat >= 0 and seat < slots % seats then return size + 1 end
  return size
end
local young = now < fleet.born + ${seatMs}
local function counted()
  local present, here, heard, expected, crew = 0, 0, 0, 0, 1
  for _, member in pairs(fleet.members) do
    if not member.left then
      present = present + 1
      crew = math.max(crew, member.expected)
      if now - member.at <= ${silentMs} then heard = heard + 1 end
      if alive(member) then
        here = here + 1
        expected = math.max(expected, member.expected)
      else
        crew = math.max(crew, member.told.seats)
      end
    end
  end
  return present, here, math.max(crew, heard), expected, crew
end
local present, here, seats, expected, crew = counted()
-- Nobody is alive when the last one leaves, and then nobody is missing.
local everybody = here >= expected
local function taken(seat, but)
  for id, member in pairs(fleet.members) do
    if id ~= but and not member.left and (member.believed.seat == seat or member.told.seat == seat) then return true end
  end
  return false
end
local function seat_for()
  if ask.seat >= 0 and ask.seat < seats and not taken(ask.seat, me.id) then return ask.seat end
  if young and not everybody then return -1 end
  local heard = seats
  for id, member in pairs(fleet.members) do
    if id ~= me.id and not member.left then heard = math.min(heard, member.believed.seats) end
  end
  for seat = 0, heard - 1 do
    if not taken(seat, me.id) then return seat end
  end
  return -1
end
me.told = {seat = ask.leaving and -1 or seat_for(), seats = seats}
`;

/** Lua: one bucket. */
const BUCKET = `
local function silent_part(member, slots)
  if member.left then return 0 end
  return math.max(part(slots, member.believed.seats, member.believed.seat),
    part(slots, member.told.seats, member.told.seat))
end
local function descending(a, b) return a > b end
local function unknown_parts(slots)
  local parts = {}
  for seat = 0, seats - 1 do
    local open = young and not taken(seat, '')
    table.insert(parts, part(slots, seats, open and seat or -1))
  end
  table.sort(parts, descending)
  return parts
end
local function kept_for_unheard(bucket)
  local unknown, lacking, kept = unknown_parts(bucket.slots), {}, 0
  for place = 1, crew - present do table.insert(lacking, unknown[place]) end
  for _, member in pairs(fleet.members) do
    if not alive(member) then
      local mine, used = member.buckets[bucket.name], 0
      if mine and now - member.at <= ${silentMs} + bucket.drainMs then used = mine.owned end
      kept = kept + used
      if not member.left then
        table.insert(lacking, math.max(0, silent_part(member, bucket.slots) - used, unknown[1] - used))
      end
    end
  end
  table.sort(lacking, descending)
  for place = 1, math.min(#lacking, crew - here) do kept = kept + lacking[place] end
  return kept
end
local function share_for(bucket, slots)
  local open, want, share = {}, {}, {}
  for id, member in pairs(fleet.members) do
    local wish = member.buckets[bucket.name]
    if wish and wish.want > 0 and alive(member) then
      want[id] = wish.want
      share[id] = 0
      table.insert(open, member)
    end
  end
  table.sort(open, function(a, b)
    local left, right = a.told.seat, b.told.seat
    if left < 0 then left = math.huge end
    if right < 0 then right = math.huge end
    if left ~= right then return left < right end
    return a.id < b.id
  end)
  local count = #open
  local turns = slots < count and math.floor(now / (2 * bucket.drainMs)) % count or 0
  local ordered = {}
  for place = 0, count - 1 do table.insert(ordered, open[(place + turns) % count + 1]) end
  open = ordered
  local left = slots
  while left > 0 and #open > 0 do
    local each = math.max(1, math.floor(left / #open))
    local still = {}
    for _, member in ipairs(open) do
      local more = math.min(each, left, want[member.id] - share[member.id])
      share[member.id] = share[member.id] + more
      left = left - more
      if share[member.id] < want[member.id] then table.insert(still, member) end
    end
    open = still
  end
  return share[me.id] or 0
end
local function fixed(bucket) return not bucket.isLent and part(bucket.slots, seats, -1) > 0 end
local function held(bucket)
  if not young or everybody or fixed(bucket) then return false end
  if now < fleet.born + ${silentMs} then return true end
  return fleet.contact >= 0 and now < fleet.contact + ${validMs + silentMs + lostMs} + bucket.drainMs
end
local function target_for(bucket, slots)
  if fixed(bucket) then return math.min(bucket.want, part(bucket.slots, seats, me.told.seat)) end
  return share_for(bucket, slots)
end
local function settle(bucket)
  local mine = {owned = bucket.owned, want = bucket.want}
  me.buckets[bucket.name] = mine
  local paused = fleet.paused[bucket.name] or 0
  if bucket.pauseMs > 0 then paused = math.max(paused, now + bucket.pauseMs) end
  fleet.paused[bucket.name] = paused > now and paused or nil
  local reserved, used = kept_for_unheard(bucket), 0
  for id, member in pairs(fleet.members) do
    if id ~= me.id and alive(member) and member.buckets[bucket.name] then
      used = used + member.buckets[bucket.name].owned
    end
  end
  local target = target_for(bucket, math.max(0, bucket.slots - reserved))
  local free = math.max(0, bucket.slots - reserved - used - bucket.owned)
  if target > bucket.owned and not held(bucket) then
    mine.owned = bucket.owned + math.min(target - bucket.owned, free)
  end
  return {name = bucket.name, slots = math.min(mine.owned, target), pauseMs = math.max(0, paused - now)}
end
`;

/** Lua: everything after the moment. KEYS: the fleet; ARGV: the ask in JSON. Answers in JSON. */
export const SLOTS_RULES = `${FLEET}${BUCKET}
local answers = {}
for _, bucket in ipairs(ask.buckets) do table.insert(answers, settle(bucket)) end
redis.call('SET', KEYS[1], cjson.encode(fleet), 'PX', ${2 * seatMs})
return cjson.encode({nowMs = now, accepted = true, seat = me.told.seat, seats = me.told.seats, buckets = answers})
`;

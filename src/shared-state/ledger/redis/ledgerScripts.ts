// Which steps does the ledger take in Redis? Each is one script, so that it is done as a whole. Keys are made from the prefix,
// because a step touches keys that only it knows: one Redis, or one with replicas, but no cluster.
import { NEXT_NUMBER } from "../../redis/nextNumber.ts";

/**
 * Lua: ARGV[1] is the prefix, ARGV[2] what is asked, in JSON; long texts follow. An entry is a hash, with the names of its keys
 * and locks; a key of idempotency is a text "recorded id digests"; the trail is a list.
 */
const BEGIN = `${NEXT_NUMBER}
local prefix = ARGV[1]
local ask = cjson.decode(ARGV[2])
local function at(...) return prefix .. ':' .. table.concat({...}, ':') end
local function key_of(name)
  local found = redis.call('GET', at('key', name))
  if not found then return nil end
  local recorded, id, digests = string.match(found, '^(%d) (%S+) (.*)$')
  return {recorded = recorded, id = id, digests = digests}
end
local function other_key()
  for _, name in ipairs(ask.names) do
    local found = key_of(name)
    if found and found.id ~= ask.id then return found end
  end
  return nil
end
local function audit_moved() return #ask.audit.lines > 0 and redis.call('LLEN', at('audit')) ~= ask.audit.after end
local function append() for _, line in ipairs(ask.audit.lines) do redis.call('RPUSH', at('audit'), line) end end
local function changed()
  local stream = next_number(at('stream'))
  redis.call('ZADD', at('changes'), stream, ask.id)
  redis.call('PUBLISH', at('ledger-news'), stream)
  return stream
end
`;

/** ARGV: as in BEGIN; answers `claimed`, or `taken`, whether recorded, id, digests. */
export const CLAIM = `${BEGIN}
local found = other_key()
if found then return {'taken', found.recorded, found.id, found.digests} end
for _, name in ipairs(ask.names) do
  redis.call('SET', at('key', name), '0 ' .. ask.id .. ' ' .. ask.digests, 'PX', ask.ttlMs)
end
return {'claimed'}`;

/** Answers nothing. */
export const UNCLAIM = `${BEGIN}
for _, name in ipairs(ask.names) do
  local found = key_of(name)
  if found and found.id == ask.id and found.recorded == '0' then redis.call('DEL', at('key', name)) end
end
return {'done'}`;

/** ARGV[3], ARGV[4]: record and work. */
export const OPEN = `${BEGIN}
local found = other_key()
if found then return {'key', found.id} end
for _, name in ipairs(ask.locks) do
  local holder = redis.call('GET', at('lock', name))
  if holder then return {'lock', holder} end
end
if audit_moved() then return {'auditMoved'} end
append()
for _, name in ipairs(ask.names) do redis.call('SET', at('key', name), '1 ' .. ask.id .. ' ' .. ask.digests) end
for _, name in ipairs(ask.locks) do redis.call('SET', at('lock', name), ask.id) end
local stream = changed()
redis.call('HSET', at('entry', ask.id), 'revision', 1, 'stream', stream, 'open', 1, 'record', ARGV[3], 'work', ARGV[4],
  'names', table.concat(ask.names, ' '), 'locks', table.concat(ask.locks, ' '))
return {'written', stream}`;

/** ARGV[3], ARGV[4]: record, and work or an empty text. */
export const WRITE = `${BEGIN}
local entry = at('entry', ask.id)
if ask.fence and redis.call('GET', at('lease', ask.fence.name)) ~= ask.fence.holding then return {'fenced'} end
if redis.call('HGET', entry, 'revision') ~= ask.revision then return {'overtaken'} end
if audit_moved() then return {'auditMoved'} end
append()
local stream = changed()
redis.call('HSET', entry, 'revision', ask.next, 'stream', stream, 'record', ARGV[3], 'work', ARGV[4])
if ask.open then return {'written', stream} end
redis.call('HSET', entry, 'open', 0)
for name in string.gmatch(redis.call('HGET', entry, 'locks'), '%S+') do
  if redis.call('GET', at('lock', name)) == ask.id then redis.call('DEL', at('lock', name)) end
end
for name in string.gmatch(redis.call('HGET', entry, 'names'), '%S+') do
  redis.call('PEXPIRE', at('key', name), ask.keptMs)
end
redis.call('PEXPIRE', entry, ask.keptMs)
return {'written', stream}`;

/** Answers the entries' fields one after the other: id, revision, stream, open, record, work; takes those away that ended long ago. */
export const SINCE = `${BEGIN}
local found = {}
local from = '(' .. ask.stream
while #found < ask.most * 6 do
  local ids = redis.call('ZRANGEBYSCORE', at('changes'), from, '+inf', 'LIMIT', 0, ask.most)
  if #ids == 0 then break end
  from = '(' .. redis.call('ZSCORE', at('changes'), ids[#ids])
  for _, id in ipairs(ids) do
    local fields = redis.call('HMGET', at('entry', id), 'revision', 'stream', 'open', 'record', 'work')
    if fields[1] then
      table.insert(found, id)
      for _, field in ipairs(fields) do table.insert(found, field) end
    else
      redis.call('ZREM', at('changes'), id)
    end
  end
end
return found`;

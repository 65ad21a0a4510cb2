// Which number comes next, for the whole fleet? A piece of Lua that replicas count by, never going back.

/**
 * Lua: `next_number(key)` counts on from the greater of the counter and Redis's own clock in microseconds, so that numbers
 * grow even when everything was flushed or an old copy was restored. They stay below 2^53 until the year 2255.
 */
export const NEXT_NUMBER = `
local function next_number(key)
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
  local last = tonumber(redis.call('GET', key) or '0')
  local next = string.format('%.0f', math.max(last + 1, now))
  redis.call('SET', key, next)
  return next
end
`;

// How does long work let everybody else have a turn? All slices of the process line up here, one for each turn of the event
// loop, so that ten long lists at once hold up nobody more than one does.

const waiting: (() => void)[] = [];

/** Resolves in a turn of the event loop in which no other slice has been let on. */
export function nextTurn(): Promise<void> {
  return new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(letOneOn);
  });
}

function letOneOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(letOneOn);
}

// When things are done: steadily, or as people do.
import { setTimeout as pause } from "node:timers/promises";

/**
 * Does something `perSecond` times a second for some seconds, without waiting for the former to end.
 * The first failure ends it.
 */
export async function steadily(perSecond, seconds, act) {
  const started = performance.now();
  const doing = [];
  const total = Math.round(perSecond * seconds);
  let failure;
  for (let number = 0; number < total && !failure; number += 1) {
    const wait = started + (number * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    doing.push(act(number).catch((error) => (failure ??= error)));
  }
  await Promise.all(doing);
  if (failure) throw failure;
  return { perSecond: (total * 1000) / (performance.now() - started) };
}

/**
 * Some people at once, each doing something, looking at it for a while (`pauseMs` on average,
 * from half to one and a half of it), and doing the next.
 */
export async function together(people, seconds, pauseMs, act) {
  const until = performance.now() + seconds * 1000;
  const one = async (person) => {
    // Nobody begins at the same moment.
    await pause(Math.random() * pauseMs);
    while (performance.now() < until) {
      await act(person);
      if (pauseMs > 0) await pause(pauseMs * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: people }, (_, person) => one(person)));
}

export const anyOf = (list) => list[Math.floor(Math.random() * list.length)];

/** An event. Its sender does not need to know its listeners, so parts can be made in order. */
export interface Signal {
  readonly on: (listener: () => void) => void;
  readonly fire: () => void;
}

export function signal(): Signal {
  const listeners: (() => void)[] = [];
  return {
    on: (listener) => void listeners.push(listener),
    fire: () => {
      for (const listener of listeners) listener();
    },
  };
}

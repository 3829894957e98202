import type { Config } from '../config/config.ts';

/** Whether two configurations say the same, wherever they say it. */
export function isSameConfig(a: Config, b: Config): boolean {
  return a === b || written(a) === written(b);
}

function written(config: Config): string {
  return JSON.stringify(config, (_, value: unknown) =>
    value instanceof Map ? [...(value as Map<unknown, unknown>)] : value,
  );
}

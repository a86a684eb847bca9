/** For the terminal on standard output. */
export function terminalStyle() {
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  return { colour: Boolean(colour), width: Math.min(process.stdout.columns ?? 100, 100), now: Date.now() };
}

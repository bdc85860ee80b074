/** Whether an input is read from somewhere else than the disk: stdin, or an address, whose scheme has no case. */
export function isAddress(input: string): boolean {
  return input === "-" || /^(?:https?|postman):/i.test(input);
}

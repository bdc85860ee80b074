/** Whether a member of that name can only be the value's own: those that every object inherits are read by a function. */
export function isMemberName(name: string): boolean {
  return !(name in Object.prototype);
}

/** Functions whose growth is known, to test the measurement itself. */

export function linear(size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += i;
  return sum;
}

/** Merge sort: n·log n. */
export function inOrder(size: number): number[] {
  return sorted(Array.from({ length: size }, (_, i) => (i * 7_919) % 1_009));
}

function sorted(list: readonly number[]): number[] {
  if (list.length < 2) return [...list];
  const middle = list.length >> 1;
  const [left, right] = [sorted(list.slice(0, middle)), sorted(list.slice(middle))];
  const merged: number[] = [];
  for (let [i, j] = [0, 0]; i + j < list.length;) {
    const takesLeft = j >= right.length || (left[i] ?? Infinity) <= (right[j] as number);
    merged.push((takesLeft ? left[i++] : right[j++]) as number);
  }
  return merged;
}

export function pairs(size: number): number {
  let count = 0;
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) count += 1;
  return count;
}

/** Quadratic only within a built-in function. */
export function searches(size: number): number {
  const list = Array.from({ length: size }, (_, i) => i);
  return list.filter((i) => list.includes(-i - 1)).length;
}

export function copies(size: number): number[] {
  let list: number[] = [];
  for (let i = 0; i < size; i += 1) list = [...list, i];
  return list;
}

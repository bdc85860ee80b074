import type { Style } from "./style.js";

/** Text that grows line by line, each at the depth where it stands. */
export class Indented {
  text = "";
  depth = 0;
  private readonly style: Style;
  private indent = "";
  private width = 0;

  constructor(style: Style) {
    this.style = style;
  }

  add(line: string): void {
    this.text += this.text === "" ? line : `\n${this.indent}${line}`;
  }

  /** Adds it only where it fits. */
  addIfFits(line: string): boolean {
    const fits = this.width + line.length <= this.style.printWidth;
    if (fits) this.add(line);
    return fits;
  }

  /** By how many levels what follows is deeper. */
  enter(levels: number): void {
    const { useTabs, tabWidth } = this.style;
    this.depth += levels;
    this.indent = useTabs ? "\t".repeat(this.depth) : " ".repeat(this.depth * tabWidth);
    this.width = this.depth * tabWidth;
  }
}

import type { CollectionIr } from "../../ir/model.js";
import type { PlannedFile } from "../plan.js";
import type { Templates } from "../templates.js";

export function emitCurl(_ir: CollectionIr, _templates: Templates): PlannedFile[] {
  return [];
}

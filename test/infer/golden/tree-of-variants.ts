// GetLayoutResponse: GetLayoutResponse

export interface GetLayoutResponse {
  nodes: GetLayoutNode[];
}

export type GetLayoutNode = GroupNode | TextNode;

export interface GroupNode {
  type: "group";
  title: string;
  nodes: GetLayoutNode[];
}

export interface TextNode {
  type: "text";
  content: string;
}

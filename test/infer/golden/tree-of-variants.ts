// GetLayoutResponse: GetLayoutResponse

export interface GetLayoutResponse {
  nodes: GetLayoutNode[];
}

export type GetLayoutNode = GroupNode | TextNode;

export interface GroupNode {
  type: "group";
  title: string;
  nodes: GroupNodeNode[];
}

export type GroupNodeNode = GetLayoutGroupNode | TextNode;

export interface GetLayoutGroupNode {
  type: "group";
  title: string;
  nodes: GroupNodeNode[];
}

export interface TextNode {
  type: "text";
  content: string;
}

// GetCommentResponse: Comment

export interface Comment {
  id: number;
  text: string;
  author: {
    name: string;
  };
  edited?: boolean;
  replies?: Comment[];
}

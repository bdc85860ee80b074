globalThis.postmanDocs = Object.assign(globalThis.postmanDocs ?? {}, {
folders: [
["Bookshop",-1,"folder-index"],
["Books",0,"folder-books"],
["Reviews",0,"folder-reviews"],
["Authors",0,"folder-authors"],
],
items: [
["Log in","POST","/login",0,"items/log-in.html"],
["List books","GET","/books",1,"items/books/list-books.html"],
["Get a book","GET","/books/:bookId",1,"items/books/get-a-book.html"],
["Add a book","POST","/books",1,"items/books/add-a-book.html"],
["Update a book","PATCH","/books/:bookId",1,"items/books/update-a-book.html"],
["Remove a book","DELETE","/books/:bookId",1,"items/books/remove-a-book.html"],
["Upload a cover","PUT","/books/:bookId/cover",1,"items/books/upload-a-cover.html"],
["List reviews","GET","/books/:bookId/reviews",2,"items/reviews/list-reviews.html"],
["Write a review","POST","/books/:bookId/reviews",2,"items/reviews/write-a-review.html"],
["List authors","GET","/authors",3,"items/authors/list-authors.html"],
["Get an author","GET","/authors/:authorId",3,"items/authors/get-an-author.html"],
],
});

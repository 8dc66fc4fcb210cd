mod registers;

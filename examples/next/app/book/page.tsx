import { Book } from './book';

export default function BookPage() {
  return (
    <>
      <h1>Book a massage</h1>
      <Book />
    </>
  );
}

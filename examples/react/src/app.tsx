import { useState } from 'react';
import { Book } from './book';

/** Two views are enough to come and go. */
export function App() {
  const [view, setView] = useState('home');
  return (
    <main>
      <nav>
        <button type="button" onClick={() => setView('home')}>
          Stillwater
        </button>
        <button type="button" onClick={() => setView('book')}>
          Book
        </button>
      </nav>
      {view === 'book' ? <Book /> : <h1>Massage in Lisbon</h1>}
    </main>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import './page.css';

export const metadata: Metadata = { title: 'Stillwater', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <main>
          <nav>
            <Link href="/">Stillwater</Link> <Link href="/book">Book</Link>
          </nav>
          {children}
        </main>
      </body>
    </html>
  );
}

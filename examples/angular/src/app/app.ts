import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <main>
      <nav><a routerLink="/">Stillwater</a> <a routerLink="/book">Book</a></nav>
      <router-outlet />
    </main>
  `,
})
export class App {}

import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { App } from './app/app';
import { Home } from './app/home';

bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: '', component: Home },
      // The form’s code comes with its page.
      { path: 'book', loadComponent: () => import('./app/book').then(({ Book }) => Book) },
    ]),
  ],
}).catch((error) => console.error(error));

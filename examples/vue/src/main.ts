import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import Home from './Home.vue';
import './page.css';

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: Home },
    // The form’s code comes with its page.
    { path: '/book', component: () => import('./Book.vue') },
  ],
});

createApp(App).use(router).mount('#app');

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    // Not a component of Vue: it is left to the browser.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'unknot-booking' } } }),
  ],
});

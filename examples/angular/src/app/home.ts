import { Component } from '@angular/core';

@Component({ selector: 'app-home', template: '<h1>Massage in Lisbon</h1>' })
export class Home {}

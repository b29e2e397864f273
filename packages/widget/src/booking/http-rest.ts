/** What is loaded of the backend after its catalog. */
export { httpBackend } from '@unknot/core/http-backend';

import type { Firm } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';

/** The firm of the signed-in manager. */
export const ownFirm = (): Promise<Firm> => get<Firm>('/api/v1/firms/own');

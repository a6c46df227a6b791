import { CreateFollower1795429200000 } from './202611231020-create-follower.js';
import { AddBusOffsets1795896000000 } from './202611282000-add-bus-offsets.js';

/** All tables of a follower, the oldest first. */
export const followerMigrations = [CreateFollower1795429200000, AddBusOffsets1795896000000];

import { anyInterruption, anyOrder } from './chapters/first-boot';

anyOrder(3);
anyOrder(5);
anyInterruption();

import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  CourseBudget,
  NewCourse,
  NewCourseBudget,
  NewRemoval,
  OfferedCourse,
  OfferedCourses,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { CoursesService } from './courses.service.js';

@ApiTags('learning')
@ApiBearerAuth()
@Controller(api(''))
export class CoursesController {
  constructor(private readonly courses: CoursesService) {}

  @Get('courses')
  @Roles('officer', 'manager')
  @ApiResponse({ status: 200, standardSchema: body('http/courses') })
  list(): Promise<OfferedCourses> {
    return this.courses.list();
  }

  @Post('courses')
  @Roles('officer')
  @ApiResponse({ status: 201, standardSchema: body('http/course') })
  offer(
    @Body({ schema: body('http/new-course') }) course: NewCourse,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<OfferedCourse> {
    return this.courses.offer(course, me, key);
  }

  @Post('courses/:id/removal')
  @Roles('officer')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  remove(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-removal') }) removal: NewRemoval,
  ): Promise<void> {
    return this.courses.remove(id, removal);
  }

  @Get('course-budget')
  @Roles('officer', 'manager')
  @ApiResponse({ status: 200, standardSchema: body('http/course-budget') })
  budget(): Promise<CourseBudget> {
    return this.courses.budget();
  }

  @Post('course-budget')
  @Roles('officer')
  @ApiResponse({ status: 201, standardSchema: body('http/course-budget') })
  setBudget(
    @Body({ schema: body('http/new-course-budget') }) budget: NewCourseBudget,
  ): Promise<CourseBudget> {
    return this.courses.setBudget(budget);
  }
}

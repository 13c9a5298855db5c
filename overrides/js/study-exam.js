/** `<study-exam>` */
export class StudyExam extends HTMLElement {}

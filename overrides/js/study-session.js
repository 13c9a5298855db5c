/** `<study-session>` */
export class StudySession extends HTMLElement {}

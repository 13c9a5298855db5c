/** `<study-progress>` */
export class StudyProgress extends HTMLElement {}

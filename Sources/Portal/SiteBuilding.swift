import Foundation
import Library
import Logging
import School
import Storage
import Templating
import WebServer

/// Putting a site together: the one place where its parts meet.
extension Site {
    /// - Parameters:
    ///   - data: the folder of data.
    ///   - home: the folder that holds `Templates`, `Static` and `Content`.
    /// - Throws: `TemplateErrors` naming file, line and key; `StorageError`.
    package init(
        data: DataFolder,
        home: String,
        budget: OpenFilesBudget = OpenFilesBudget(),
        watchingTemplates: Bool = false,
        logger: Logger = Logger(label: "lutrin"),
        clock: @escaping @Sendable () -> Date = { Date() },
        timeZone: TimeZone = .current,
        firstRun: FirstRun? = nil,
        background: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = Site.inTurn(),
        random: @escaping @Sendable (Int) -> [UInt8] = RandomBytes.system,
        outside: Outside = Outside(),
        domains: [String] = [],
    ) throws {
        let assets = try Assets(folder: home + "/Static")
        folder = data
        libraries = OpenFiles(maximumCount: budget.files, maximumBytes: budget.bytes) { rne in
            let library = LibraryFile(try data.openPortal(rne))
            try library.bringIndexUpToDate()
            return library
        }
        campuses = OpenFiles(maximumCount: budget.files, maximumBytes: budget.bytes) { code in
            try data.openCampus(code)
        }
        self.assets = assets
        templates = try Templates(
            folder: home + "/Templates", frame: FrameView.self, views: Self.views, watching: watchingTemplates,
        )
        texts = try Texts(folder: home + "/Content/pages")
        shipped = try ShippedTexts(folder: home + "/Content")
        procedures = try ShippedProcedures(folder: home + "/Content/procedures")
        workspaces = try Workspaces(folder: home + "/Content/ent")
        self.logger = logger
        self.clock = clock
        self.timeZone = timeZone
        self.random = random
        self.firstRun = firstRun
        self.background = background
        self.outside = outside
        tickets = Tickets()
        providers = Providers()
        self.domains = domains.map { $0.lowercased() }
        throttle = Throttle()
        shownTokens = ShownTokens()
        openings = PortalOpenings()
        diary = JobDiary()
        activity = ActivityCounter()
        transfers = TransferCounter()
        news = KeptNews()
        calendars = CalendarRounds()
    }

    /// One thing after another, on a thread of its own.
    package static func inTurn() -> @Sendable (@escaping @Sendable () -> Void) -> Void {
        let queue = DispatchQueue(label: "lutrin.background", qos: .utility)
        return { queue.async(execute: $0) }
    }

    /// Every view of the site: each template is bound to its view when the program starts.
    package static let views: [any View.Type] = [
        PlatformHomeView.self, HomeView.self, NewsListView.self, NewsItemView.self, SelectionView.self,
        ResourcesView.self, AgendaView.self, TabView.self, RubricView.self,
        ComposedListView.self, ComposedFormView.self, HomeComposerView.self, SelectionComposerView.self,
        TreeView.self, BranchView.self, ReviewBoardView.self, ActivityView.self, ResultsView.self,
        FacetPageView.self, AdvancedSearchView.self,
        RecordView.self, TextView.self,
        FailureView.self,
        HubView.self, HeadingsView.self, DeweyClassesView.self, SchoolsView.self, DeweyClassView.self,
        ShelfView.self,
        GuideView.self, NewestView.self,
        DeskView.self, ReservationsView.self,
        BorrowerListView.self, ClassListView.self, BorrowerView.self, BorrowerFormView.self,
        RemovalView.self, PairingView.self, EquationView.self, ImportView.self, DraftView.self,
        PasswordView.self, SlipsView.self, CardsView.self, LabelsView.self,
        SignInView.self, SecurityView.self, HandOverView.self, FirstRunView.self,
        OfficeView.self, StaffView.self, StaffFormView.self, FirstPasswordView.self, RulesView.self,
        CalendarView.self,
        PortalFormView.self, RetentionView.self, CatalogueView.self, CatalogueImportView.self,
        WishesView.self,
        LateView.self, ReminderBatchView.self, ReminderHistoryView.self, ReaderRemindersView.self,
        ReminderPaperView.self, ReminderTextsView.self, MailSettingsView.self,
        FiguresView.self, NeverLentView.self,
        LoansView.self, OwnReservationsView.self, HistoryView.self, ListsView.self, ListView.self,
        SharedListView.self, SearchesView.self, ReviewsView.self, DataView.self, ModerationView.self,
        ContentsView.self, NewContentView.self, WritingView.self, SignedOutView.self,
        ArticleSettingsView.self,
        ArticleHistoryView.self, RevisionView.self, ShippedView.self, ShippedChangeView.self,
        PicturesView.self,
        ProceduresView.self, ProcedureView.self,
        EspaceHomeView.self, EspaceView.Page.self, LayoutView.self, MessagesView.self, MessageView.self,
        MessageReadersView.self, CampusFormView.self, SchoolClassesView.self, ClassCalendarView.self,
        SheetView.self,
        PersonSearchView.self, PersonView.self, ClassesView.self, ClassView.self, ServicesView.self,
        ServicesFormView.self, ExportsView.self, ExportView.self, DirectoryImportView.self,
        DirectoryDraftView.self, CampusRetentionView.self,
        LiaisonsView.self, NewTokenView.self, TransfersView.self,
        PartnersView.self, PartnerFormView.self, PartnerSheetView.self, ConcernedClassesView.self,
        PartnerUsersView.self, OpenedPortalView.self, PartnersHealthView.self,
        BoardView.self, BoardEffectView.self, BoardRulesView.self, BoardHistoryView.self,
        OpenedLoansView.self,
        LessonsView.self, LessonFormView.self, LessonDocumentsView.self, LessonView.self,
        LessonHoldsView.self,
        TradesView.self, WorkspacesView.self, ProviderFormView.self, IntegrationView.self, InUseView.self,
        KeysView.self,
        ServiceListView.self, ServiceFormView.self, ProviderView.self,
        HandOverLinksView.self, NewHandOverView.self, HandOverStepsView.self,
    ]
}
